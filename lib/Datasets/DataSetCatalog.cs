namespace FerLib.Datasets;

/// <summary>The five data sets of the paper, and three more.</summary>
public static class DataSetCatalog
{
    /// <summary>The five of the paper, in the order of the paper's table 1; counts are what the owners publish, not what the paper prints.</summary>
    public static IReadOnlyList<DataSetDescription> All { get; } =
    [
        new()
        {
            Name = "jaffe",
            Title = "JAFFE",
            Kind = "grey photographs of 10 people, posed",
            PublishedCount = 213,
            Expressions = Expressions.All,
            PictureSize = (256, 256),
            Caution = "There are 2 to 4 near-copies of every subject and expression.",
            PrintedInPaper = new("JAFFE", "7 (6 basic and neutral)", "real", 213),
            Licence = "non-commercial research only; pictures may not be republished.",
            HowToGet = "Ask for access on Zenodo, read the terms, download jaffe.zip, then: dotnet run --project data-fetch -- import jaffe jaffe.zip",
            ArchiveName = "jaffe.zip",
            StepsToGet =
            [
                "Open https://doi.org/10.5281/zenodo.3451523 and sign in to Zenodo: the record is restricted.",
                "Read the whole page first. Its owners grant only requests that follow every instruction on it.",
                "Ask for access, for non-commercial research, and wait for the answer by mail.",
                "Open the link in the answer and download jaffe.zip.",
            ],
            Citation = "Lyons et al. 1998 (doi 10.1109/AFGR.1998.670949) and Lyons 2021 (arXiv 2107.13998).",
            HomePage = "https://doi.org/10.5281/zenodo.3451523",
            SizeOnDisk = "about 14 MB (uncompressed, a byte a pixel)",
            FolderNames = ["jaffedbase", "jaffeimages"],
            Reader = new JaffeReader(),
        },
        new()
        {
            Name = "ferg",
            Title = "FERG (2D)",
            Kind = "rendered frames of 6 characters, color",
            PublishedCount = 55_767,
            Expressions = Expressions.All,
            PictureSize = (256, 256),
            Caution = "The pictures are frames of clips: neighbours in number are near-copies.",
            PrintedInPaper = new("FERG", "7", "animated", 55_767),
            Licence = "research use, as agreed to in the owners' form.",
            HowToGet = "Fill in the form of the GRAIL group, University of Washington, then: dotnet run --project data-fetch -- import ferg FERG_DB_256.zip",
            ArchiveName = "FERG_DB_256.zip",
            StepsToGet =
            [
                "Open https://grail.cs.washington.edu/projects/deepexpr/ferg-2d-db.html, the page of the GRAIL group, University of Washington.",
                "Read the terms and fill in the form.",
                "Download FERG_DB_256.zip as the answer says.",
                "If it wants a password, unpack it with the one in the answer and import the folder FERG_DB_256 instead of the archive.",
            ],
            Citation = "Aneja et al., ACCV 2016.",
            HomePage = "https://grail.cs.washington.edu/projects/deepexpr/ferg-2d-db.html",
            FolderNames = ["FERG_DB_256"],
            Reader = new FergReader(),
        },
        new()
        {
            Name = "senthil",
            Title = "Senthil (IRTT, version 1)",
            Kind = "color photographs of 5 men, made for face recognition",
            PublishedCount = 80,
            Expressions = [],
            PictureSize = (140, 188),
            Caution = "It was made for recognizing faces. Nothing published says which expression a picture shows.",
            PrintedInPaper = new("Senthil", "6 basic", "real", 80),
            Licence = "none is published; ask the author before any use.",
            HowToGet = "Ask its author, put the pictures into a folder for each person, then: dotnet run --project data-fetch -- import senthil FOLDER. It has no expression labels: " +
                "accuracies need a label file of your own (labels.csv in its folder: file,expression).",
            StepsToGet =
            [
                "Ask the author, Senthilkumar (IRTT), for version 1 of the face database and for what you may do with it: no licence is published, and no address is known here.",
                "Put the 80 pictures into a folder for each of the 5 men, or keep the archive as it comes.",
                "It labels no expression. For accuracies write labels.csv (columns file and expression) into its folder.",
            ],
            Citation = "Senthilkumar, IRTT face database, version 1.",
            Reader = new SenthilReader(),
        },
        new()
        {
            Name = "kdef",
            Title = "KDEF",
            Kind = "color photographs of 70 people, five angles, posed",
            PublishedCount = 4_900,
            Expressions = Expressions.All,
            PictureSize = (562, 762),
            Caution = "Neutral is one of its seven expressions: the six basic ones alone are 4,200 pictures. Ten files are all black.",
            PrintedInPaper = new("KDEF", "6 basic", "real", 4_900),
            Licence = "non-commercial research only; never redistributed.",
            HowToGet = "Register at kdef.se, download, then: dotnet run --project data-fetch -- import kdef KDEF_and_AKDEF.zip",
            ArchiveName = "KDEF_and_AKDEF.zip",
            StepsToGet =
            [
                "Open https://kdef.se and register: non-commercial research only.",
                "Read the terms: the pictures may never be handed on.",
                "Download KDEF_and_AKDEF.zip from where the answer says.",
            ],
            Citation = "Lundqvist, Flykt, Oehman 1998 (ISBN 91-630-7164-9).",
            HomePage = "https://kdef.se",
            FolderNames = ["KDEF_and_AKDEF"],
            // The eyes and mouths were put to fixed coordinates when the pictures were scanned; no box is published. This one keeps the
            // whole width, so that profiles stay whole, and the proportions, so that a square input stretches nothing.
            FaceBox = new FaceBox(0, 130, 562, 562, 562, 762),
            Reader = new KdefReader(),
        },
        new()
        {
            Name = "utkface",
            Title = "UTKFace",
            Kind = "color photographs of many people with age, gender and ethnicity",
            PublishedCount = 23_708,
            Expressions = [],
            PictureSize = (200, 200),
            Caution = "Its labels are age, gender and ethnicity. No expression is labelled, and nothing says who is on a picture.",
            PrintedInPaper = new("UTKFace", "6 basic", "real", 20_000),
            Licence = "non-commercial research only.",
            HowToGet = "Download it from its authors, then: dotnet run --project data-fetch -- import utkface UTKFace.tar.gz. It has no expression labels: " +
                "accuracies need a label file of your own (labels.csv in its folder: file,expression).",
            ArchiveName = "UTKFace.tar.gz",
            StepsToGet =
            [
                "Open https://susanqq.github.io/UTKFace/, its authors' page, and read the terms: non-commercial research only.",
                "Of the downloads there choose the aligned and cropped faces: UTKFace.tar.gz, 23,708 pictures.",
                "It labels no expression. For accuracies write labels.csv (columns file and expression) into its folder.",
            ],
            Citation = "Zhang, Song, Qi, CVPR 2017.",
            HomePage = "https://susanqq.github.io/UTKFace/",
            FolderNames = ["UTKFace"],
            Reader = new UtkFaceReader(),
        },
    ];

    /// <summary>Sets that the paper does not use: two that users often have, and one that may be downloaded as it is.</summary>
    public static IReadOnlyList<DataSetDescription> Others { get; } =
    [
        new()
        {
            Name = "fer2013",
            Title = "FER2013",
            Kind = "small grey photographs found on the internet",
            PublishedCount = 35_887,
            Expressions = Expressions.All,
            PictureSize = (48, 48),
            Caution = "Nothing says who is on a picture, and some pictures occur more than once, also under two labels.",
            Licence = "research use; the pictures' own rights are unknown.",
            HowToGet = "Get fer2013.csv, or the folders train/ and test/, from its distributors, then: dotnet run --project data-fetch -- import fer2013 FILE",
            ArchiveName = "fer2013.tar.gz",
            StepsToGet =
            [
                "Open https://www.kaggle.com/c/challenges-in-representation-learning-facial-expression-recognition-challenge/data, where it was first handed out, and sign in.",
                "Read the rules of the competition and accept them.",
                "Download fer2013.tar.gz, which holds fer2013.csv. An archive with the folders train/ and test/ is read too.",
            ],
            Citation = "Goodfellow et al. 2013 (arXiv 1307.0414).",
            HomePage = "https://www.kaggle.com/c/challenges-in-representation-learning-facial-expression-recognition-challenge",
            SizeOnDisk = "at most 331 MB as the table (four characters a pixel)",
            FolderNames = ["FER2013", "FER-2013"],
            Reader = new Fer2013Reader(),
        },
        new()
        {
            Name = "ck48",
            Title = "CK+48",
            Kind = "small grey frames of posed films",
            PublishedCount = 981,
            Expressions = ["anger", "disgust", "fear", "happiness", "sadness", "surprise", "contempt"],
            PictureSize = (48, 48),
            Caution = "Three frames of each of 327 clips: near-copies. It has no neutral, and contempt is none of the seven common expressions.",
            Licence = "that of CK+: non-commercial research, as agreed to with its owners.",
            HowToGet = "Ask the owners of CK+ for access, then: dotnet run --project data-fetch -- import ck48 FOLDER",
            StepsToGet =
            [
                "Open https://www.jeffcohn.net/Resources/ and ask the owners of CK+ for access with their agreement form.",
                "They hand out whole films. What is read here is the form CK+48: three frames of each, 48 x 48, in a folder for each expression.",
                "Get or make that form, as the agreement allows, as an archive or as the folder CK+48.",
            ],
            Citation = "Lucey et al. 2010 (doi 10.1109/CVPRW.2010.5543262).",
            FolderNames = ["CK+48"],
            Reader = new Ck48Reader(),
        },
        new()
        {
            Name = "frl-london",
            Title = "Face Research Lab London",
            Kind = "color photographs of 102 people from the front, neutral and smiling",
            PublishedCount = 204,
            Expressions = ["happiness", "neutral"],
            PictureSize = (1350, 1350),
            Caution = "It is no set of the paper. Two expressions only, one picture of each person and expression; many smiles are closed-mouth.",
            Licence = "CC BY 4.0: any use, also of changed copies, if the authors are named.",
            HowToGet = "Download it: dotnet run --project data-fetch -- fetch frl-london",
            Citation = "DeBruine and Jones 2017, Face Research Lab London Set, version 5 (doi 10.6084/m9.figshare.5047666.v5).",
            HomePage = "https://doi.org/10.6084/m9.figshare.5047666.v5",
            Reader = new FrlLondonReader(),
        },
    ];

    /// <summary>All of them, those of the paper first.</summary>
    public static IReadOnlyList<DataSetDescription> Every { get; } = [.. All, .. Others];

    /// <summary>The description with a short name, or null; case does not matter.</summary>
    public static DataSetDescription? Find(string name) =>
        Every.FirstOrDefault(set => set.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
