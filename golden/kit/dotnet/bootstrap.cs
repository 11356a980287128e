// Compiles one file with Roslyn: bootstrap OUT SOURCE REFERENCE... Mono's mcs,
// which can't compile today's C#, compiles this one.

using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

static class Bootstrap
{
    static int Main(string[] args)
    {
        var references = args.Skip(2).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path));
        var source = CSharpSyntaxTree.ParseText(File.ReadAllText(args[1]));
        var result = CSharpCompilation.Create("azmcp", new[] { source }, references).Emit(args[0]);
        foreach (object found in result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error))
        {
            Console.WriteLine(found);
        }
        return result.Success ? 0 : 1;
    }
}
