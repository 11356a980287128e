// Compiles generated programs: host CELLS FOLDER makes a cellN.dll of each. A
// project holds one program only, and a project a cell would take hours.

using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

// What the SDK writes for ImplicitUsings.
string[] namespaces =
[
    "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Net.Http.Json",
    "System.Threading", "System.Threading.Tasks", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting",
    "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration",
    "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
];
var usings = CSharpSyntaxTree.ParseText(string.Concat(namespaces.Select(n => $"global using global::{n};\n")));
var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
    .Split(Path.PathSeparator)
    .Select(path => MetadataReference.CreateFromFile(path))
    .ToArray();
var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication)
    .WithNullableContextOptions(NullableContextOptions.Enable);

var failed = false;
foreach (var cell in JsonDocument.Parse(File.ReadAllText(args[0])).RootElement.EnumerateArray())
{
    var file = cell.GetProperty("file").GetString()!;
    var name = $"cell{cell.GetProperty("id").GetInt32()}";
    var program = CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file);
    var made = CSharpCompilation.Create(name, [usings, program], references, options)
        .Emit(Path.Combine(args[1], name + ".dll"));
    foreach (var diagnostic in made.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
    {
        Console.WriteLine(diagnostic);
        failed = true;
    }
}
return failed ? 1 : 0;
