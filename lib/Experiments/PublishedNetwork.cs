namespace FerLib.Experiments;

/// <summary>A well-known network's published size and work, for comparison.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Numbers that training changes, with the 1,000 classes of ImageNet.</param>
/// <param name="MultiplyAdds">Multiply-adds of one forward pass over one picture, published to two digits after the point of a billion.</param>
/// <param name="Size">Side of the square picture that they are counted at, pixels; it has three channels.</param>
/// <param name="ClassifierInputs">Numbers that every class score is a weighted sum of, with a bias.</param>
/// <param name="IsForSmallMachines">Whether its authors made it to be small or to run on mobile devices.</param>
/// <param name="Paper">Who described it.</param>
/// <param name="Source">Where the two counts are published.</param>
public sealed record PublishedNetwork(
    string Name, long Parameters, long MultiplyAdds, int Size, int ClassifierInputs, bool IsForSmallMachines, string Paper, Uri Source)
{
    private const int ImageNetSize = 224;
    private const int ImageNetClasses = 1000;
    private const string Documentation = "https://pytorch.org/vision/stable/models/generated/torchvision.models.";

    /// <summary>The networks, the one with the most parameters first.</summary>
    /// <remarks>
    /// Counts: torchvision's documentation ("num_params", "GFLOPS"). Its GFLOPS are multiply-adds, not single operations: counted layer by
    /// layer as <see cref="NeuralNetworks.LayerTable"/> does, VGG-16 has 15.47 billion of them.
    /// </remarks>
    public static IReadOnlyList<PublishedNetwork> All { get; } =
    [
        Of("VGG-16", 138_357_544, 15.47, 4096, false, "Simonyan and Zisserman 2014, arXiv:1409.1556", "vgg16"),
        Of("ResNet-50", 25_557_032, 4.09, 2048, false, "He et al. 2015, arXiv:1512.03385", "resnet50"),
        Of("ResNet-18", 11_689_512, 1.81, 512, false, "He et al. 2015, arXiv:1512.03385", "resnet18"),
        Of("MobileNetV2", 3_504_872, 0.30, 1280, true, "Sandler et al. 2018, arXiv:1801.04381", "mobilenet_v2"),
        Of("SqueezeNet 1.0", 1_248_424, 0.82, 512, true, "Iandola et al. 2016, arXiv:1602.07360", "squeezenet1_0"),
    ];

    /// <summary>Its parameters if it told fewer or more classes apart, everything before the class scores as it is.</summary>
    /// <param name="classes">Classes, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 classes.</exception>
    public long ParametersFor(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        return Parameters + (long)(classes - ImageNetClasses) * (ClassifierInputs + 1);
    }

    private static PublishedNetwork Of(
        string name, long parameters, double billions, int classifierInputs, bool isForSmallMachines, string paper, string page) => new(
        name, parameters, (long)Math.Round(billions * 1e9), ImageNetSize, classifierInputs, isForSmallMachines, paper,
        new Uri($"{Documentation}{page}.html"));
}
