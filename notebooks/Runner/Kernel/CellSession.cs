using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;

namespace FerNotebooks.Runner.Kernel;

/// <summary>The C# state of one notebook: each cell continues the one before, as a C# notebook host does.</summary>
internal sealed class CellSession
{
    // The imports of .NET Interactive's C# kernel, so that a cell means the same in both.
    private static readonly string[] Imports =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"];

    private readonly ScriptOptions _options;
    private ScriptState<object>? _state;

    /// <param name="folder">Where relative <c>#r</c> and <c>#load</c> paths start: the notebook's own folder.</param>
    public CellSession(string folder)
    {
        _options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithImports(Imports)
            .WithReferences(SharedFramework())
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder))
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8);
    }

    /// <summary>Loads the compiler and the references, so that the first cell's time is its own.</summary>
    public async Task WarmUpAsync() => await CSharpScript.RunAsync("System.Linq.Enumerable.Range(0, 3).Sum()", _options.WithFilePath("start"));

    /// <summary>Runs one stretch of C#.</summary>
    /// <param name="name">What the compiler takes for the file name, for example <c>cell 5</c>.</param>
    /// <param name="code">The C# text.</param>
    /// <returns>Whether the stretch ends in a value to show, and the value.</returns>
    /// <exception cref="CompilationErrorException">The text does not compile.</exception>
    public async Task<(bool HasValue, object? Value)> RunAsync(string name, string code)
    {
        var options = _options.WithFilePath(name);
        var script = _state is null
            ? CSharpScript.Create<object>(code, options)
            : _state.Script.ContinueWith<object>(code, options);
        var errors = script.Compile().Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
            throw new CompilationErrorException(errors[0].GetMessage(null), [.. errors]);

        _state = _state is null ? await script.RunAsync() : await script.RunFromAsync(_state);
        return (_state.ReturnValue is not null || EndsInValue(script), _state.ReturnValue);
    }

    /// <summary>True when the last statement is an expression without its semicolon that is not void.</summary>
    private static bool EndsInValue(Script script)
    {
        var compilation = script.GetCompilation();
        var tree = compilation.SyntaxTrees.Last();
        if (((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault() is not GlobalStatementSyntax
            { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement })
        {
            return false;
        }

        var type = compilation.GetSemanticModel(tree).GetTypeInfo(statement.Expression).Type;
        return type is null || type.SpecialType != SpecialType.System_Void;
    }

    /// <summary>The assemblies of the shared framework this process runs on, and no package of the runner.</summary>
    private static IEnumerable<MetadataReference> SharedFramework()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
