namespace FerLib.Datasets;

/// <summary>The works to cite for each data set: what its owners ask for. What is not certain (pages that editions number differently) is left out.</summary>
internal static class CitationCatalog
{
    private static readonly Dictionary<string, Citation[]> Works = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jaffe"] =
        [
            new()
            {
                Key = "lyons1998coding",
                EntryType = "inproceedings",
                Authors = ["Lyons, Michael J.", "Akamatsu, Shigeru", "Kamachi, Miyuki", "Gyoba, Jiro"],
                Title = "Coding Facial Expressions with Gabor Wavelets",
                Venue = "3rd IEEE International Conference on Automatic Face and Gesture Recognition",
                Year = 1998,
                Pages = "200-205",
                Doi = "10.1109/AFGR.1998.670949",
            },
            new()
            {
                Key = "lyons2021excavating",
                EntryType = "misc",
                Authors = ["Lyons, Michael J."],
                Title = "“Excavating AI” Re-excavated: Debunking a Fallacious Account of the JAFFE Dataset",
                Year = 2021,
                ArXiv = "2107.13998",
            },
        ],
        ["ferg"] =
        [
            new()
            {
                Key = "aneja2016modeling",
                EntryType = "inproceedings",
                Authors = ["Aneja, Deepali", "Colburn, Alex", "Faigin, Gary", "Shapiro, Linda", "Mones, Barbara"],
                Title = "Modeling Stylized Character Expressions via Deep Learning",
                Venue = "Asian Conference on Computer Vision (ACCV)",
                Year = 2016,
                Pages = "136-153",
                Doi = "10.1007/978-3-319-54184-6_9",
            },
        ],
        ["senthil"] =
        [
            new()
            {
                Key = "senthilkumarfacedatabase",
                EntryType = "misc",
                Authors = ["Senthilkumar"],
                Title = "Senthil Face Database, Version 1",
                Venue = "IRTT",
                Address = "http://www.geocities.ws/senthilirtt/Senthil%20Face%20Database%20Version1",
            },
        ],
        ["kdef"] =
        [
            new()
            {
                Key = "lundqvist1998karolinska",
                EntryType = "misc",
                Authors = ["Lundqvist, Daniel", "Flykt, Anders", "Öhman, Arne"],
                Title = "The Karolinska Directed Emotional Faces - KDEF",
                Venue = "CD ROM from Department of Clinical Neuroscience, Psychology section, Karolinska Institutet",
                Year = 1998,
                Isbn = "91-630-7164-9",
            },
        ],
        ["utkface"] =
        [
            new()
            {
                Key = "zhang2017age",
                EntryType = "inproceedings",
                Authors = ["Zhang, Zhifei", "Song, Yang", "Qi, Hairong"],
                Title = "Age Progression/Regression by Conditional Adversarial Autoencoder",
                Venue = "IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
                Year = 2017,
                Doi = "10.1109/CVPR.2017.463",
                ArXiv = "1702.08423",
            },
        ],
        ["fer2013"] =
        [
            new()
            {
                Key = "goodfellow2013challenges",
                EntryType = "misc",
                Authors =
                [
                    "Goodfellow, Ian J.", "Erhan, Dumitru", "Carrier, Pierre Luc", "Courville, Aaron", "Mirza, Mehdi", "Hamner, Ben",
                    "Cukierski, Will", "Tang, Yichuan", "Thaler, David", "Lee, Dong-Hyun", "Zhou, Yingbo", "Ramaiah, Chetan", "Feng, Fangxiang",
                    "Li, Ruifan", "Wang, Xiaojie", "Athanasakis, Dimitris", "Shawe-Taylor, John", "Milakov, Maxim", "Park, John", "Ionescu, Radu",
                    "Popescu, Marius", "Grozea, Cristian", "Bergstra, James", "Xie, Jingjing", "Romaszko, Lukasz", "Xu, Bing", "Chuang, Zhang",
                    "Bengio, Yoshua",
                ],
                Title = "Challenges in Representation Learning: A report on three machine learning contests",
                Year = 2013,
                ArXiv = "1307.0414",
            },
        ],
        ["ck48"] =
        [
            new()
            {
                Key = "lucey2010extended",
                EntryType = "inproceedings",
                Authors = ["Lucey, Patrick", "Cohn, Jeffrey F.", "Kanade, Takeo", "Saragih, Jason", "Ambadar, Zara", "Matthews, Iain"],
                Title = "The Extended Cohn-Kanade Dataset (CK+): A complete dataset for action unit and emotion-specified expression",
                Venue = "IEEE Computer Society Conference on Computer Vision and Pattern Recognition - Workshops",
                Year = 2010,
                Pages = "94-101",
                Doi = "10.1109/CVPRW.2010.5543262",
            },
        ],
        ["frl-london"] =
        [
            new()
            {
                Key = "debruine2017face",
                EntryType = "misc",
                Authors = ["DeBruine, Lisa", "Jones, Benedict"],
                Title = "Face Research Lab London Set",
                Venue = "figshare",
                Year = 2017,
                Doi = "10.6084/m9.figshare.5047666",
            },
        ],
    };

    /// <summary>The works to cite for a data set, the one that describes it first; none for a name that is not known.</summary>
    /// <param name="name">The data set's short name.</param>
    public static IReadOnlyList<Citation> Of(string name) => Works.GetValueOrDefault(name, []);
}
