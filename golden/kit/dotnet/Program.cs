// What the tests need of a .NET SDK: it compiles, formats and runs C#, many
// programs in one process.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Tool;

static class Program
{
    static int Main(string[] args)
    {
        switch (args)
        {
            case ["compile", var list]:
                return Compiler.Compile(File.ReadAllLines(list)) ? 0 : 1;
            case ["format", var folder]:
                Format(folder);
                return 0;
            case ["run", var program, .. var arguments]:
                EntryPoint(program).Invoke(null, [arguments]);
                return 0;
            case ["serve", var port, var folder]:
                new Gateway(folder).Serve(int.Parse(port));
                return 0;
            case ["versions"]:
                Console.WriteLine($"ASP.NET Core\t{Version(typeof(WebApplication))}");
                Console.WriteLine($"Roslyn\t{Version(typeof(Compilation))}");
                return 0;
        }
        Console.Error.WriteLine("usage: compile LIST | format FOLDER | run PROGRAM ARGUMENT... | serve PORT FOLDER | versions");
        return 2;
    }

    // Format formats the files below a folder as Roslyn does with no options.
    static void Format(string folder)
    {
        using var workspace = new AdhocWorkspace();
        foreach (var file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            var before = File.ReadAllText(file);
            var after = Formatter.Format(CSharpSyntaxTree.ParseText(before).GetRoot(), workspace).ToFullString();
            if (after != before)
            {
                File.WriteAllText(file, after);
            }
        }
    }

    public static MethodInfo EntryPoint(string program)
    {
        var path = Path.GetFullPath(program);
        return new AssemblyLoadContext(path).LoadFromAssemblyPath(path).EntryPoint;
    }

    static string Version(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>().InformationalVersion.Split('-', '+')[0];
}

static class Compiler
{
    // What an SDK writes into a project that has ImplicitUsings.
    static readonly string[] namespaces =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Net.Http.Json",
        "System.Threading", "System.Threading.Tasks", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    static readonly SyntaxTree usings =
        CSharpSyntaxTree.ParseText(string.Concat(namespaces.Select(name => $"global using global::{name};\n")));

    static readonly DiagnosticDescriptor indexed =
        new("ASP0015", "Header", "header '{0}' has a property", "Usage", DiagnosticSeverity.Warning, true);

    // Compile compiles the programs of a list. A line has the file to write
    // and the sources, with tabs between them; without top-level statements
    // and a static method Main they are a library. Compile prints errors and
    // warnings, and returns whether there are none.
    public static bool Compile(string[] programs)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")).Split(Path.PathSeparator)
            .Where(path => path != typeof(Program).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))
            .ToArray();
        var good = true;
        Parallel.ForEach(programs, program =>
        {
            var files = program.Split('\t');
            var sources = files.Skip(1).Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file)).ToArray();
            var runs = sources.Any(source => source.GetRoot().DescendantNodes().Any(IsEntry));
            var options = new CSharpCompilationOptions(runs ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)
                .WithNullableContextOptions(NullableContextOptions.Enable)
                // The SDK is silent about libraries that were compiled against older ones.
                .WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic> { ["CS1701"] = ReportDiagnostic.Suppress });
            var compilation = CSharpCompilation
                .Create(Path.GetFileNameWithoutExtension(files[0]), [usings, .. sources], references, options);
            var diagnostics = compilation.Emit(files[0]).Diagnostics.Concat(sources.SelectMany(source => Headers(compilation, source)));
            foreach (var found in diagnostics.Where(found => found.Severity >= DiagnosticSeverity.Warning))
            {
                good = false;
                Console.WriteLine(found);
            }
        });
        return good;
    }

    static bool IsEntry(SyntaxNode node) => node is GlobalStatementSyntax
        || node is MethodDeclarationSyntax { Identifier.Text: "Main" } main && main.Modifiers.Any(SyntaxKind.StaticKeyword);

    // Headers finds indexers for headers that have a property: rule ASP0015 of
    // the SDK's analyzers, which are part of no package.
    static IEnumerable<Diagnostic> Headers(Compilation compilation, SyntaxTree source)
    {
        var model = compilation.GetSemanticModel(source);
        foreach (var access in source.GetRoot().DescendantNodes().OfType<ElementAccessExpressionSyntax>())
        {
            if (model.GetSymbolInfo(access).Symbol is IPropertySymbol { ContainingType: { Name: "IHeaderDictionary" } type }
                && model.GetConstantValue(access.ArgumentList.Arguments[0].Expression).Value is string name
                && type.GetMembers().Any(member => member.Name.Equals(name.Replace("-", ""), StringComparison.OrdinalIgnoreCase)))
            {
                yield return Diagnostic.Create(indexed, access.GetLocation(), name);
            }
        }
    }
}

// A Gateway lets many programs answer on one port: the field X-Cell of a
// request has the number of its program, which is started when it is first
// asked. Bytes are passed on as they are.
class Gateway(string folder)
{
    readonly Dictionary<string, int> ports = [];

    // Serve serves the programs cellN.dll of the folder.
    public void Serve(int port)
    {
        // Each program would wait for its requests to end before it ends.
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(0));
        // The programs say there that they have started.
        Console.SetOut(TextWriter.Null);
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        while (true)
        {
            var client = listener.AcceptTcpClient();
            Task.Run(() => Pass(client));
        }
    }

    // Pass passes a connection on until either side closes it.
    async Task Pass(TcpClient connection)
    {
        using var client = connection.GetStream();
        var request = new byte[1 << 16];
        var length = await client.ReadAsync(request);
        var cell = Regex.Match(Encoding.Latin1.GetString(request, 0, length), @"^X-Cell: (\d+)\r$", RegexOptions.Multiline).Groups[1].Value;
        if (cell == "")
        {
            return; // somebody asked whether anything listens
        }
        using var program = new TcpClient("127.0.0.1", Port(cell));
        var server = program.GetStream();
        await server.WriteAsync(request.AsMemory(0, length));
        await Task.WhenAny(server.CopyToAsync(client), client.CopyToAsync(server));
    }

    // Port returns the port of a program, which it starts if need be.
    int Port(string cell)
    {
        lock (ports)
        {
            if (!ports.TryGetValue(cell, out var port))
            {
                ports[cell] = port = Start(Path.Combine(folder, $"cell{cell}.dll"));
            }
            return port;
        }
    }

    // Start starts a program and returns the port that it listens on.
    static int Start(string program)
    {
        var port = FreePort();
        var main = Program.EntryPoint(program);
        string[] args =
        [
            $"--urls=http://127.0.0.1:{port}",
            "--Logging:Console:LogToStandardErrorThresholdLevel=Warning",
            "--hostBuilder:reloadConfigOnChange=false", // Linux lets a user watch few folders
        ];
        var thread = new Thread(() => main.Invoke(null, [args])) { IsBackground = true };
        thread.Start();
        while (!Listens(port))
        {
            Thread.Sleep(10);
        }
        return port;
    }

    static bool Listens(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    static int FreePort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }
}
