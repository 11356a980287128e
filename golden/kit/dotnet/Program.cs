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

    // Compile compiles the programs of a list. A line has the file to write
    // and the sources, with tabs between them; without top-level statements
    // they are a library. Compile prints errors and warnings, and returns
    // whether there are none.
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
            var runs = sources.Any(source => source.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any());
            var options = new CSharpCompilationOptions(runs ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)
                .WithNullableContextOptions(NullableContextOptions.Enable);
            var result = CSharpCompilation
                .Create(Path.GetFileNameWithoutExtension(files[0]), [usings, .. sources], references, options)
                .Emit(files[0]);
            foreach (var found in result.Diagnostics.Where(found => found.Severity >= DiagnosticSeverity.Warning))
            {
                good = false;
                Console.WriteLine(found);
            }
        });
        return good;
    }
}

// A Gateway lets many programs answer on one port: the field X-Cell of a
// request has the number of its program, which is started when it is first
// asked. Bytes are passed on as they are.
class Gateway(string folder)
{
    readonly Dictionary<string, int> ports = [];

    // Serve serves the programs cellN.dll of the folder, one request at a time.
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
            using var client = listener.AcceptTcpClient();
            try
            {
                Pass(client.GetStream());
            }
            catch (IOException)
            {
                // The client is gone.
            }
        }
    }

    void Pass(NetworkStream client)
    {
        var request = new byte[1 << 16];
        var length = client.Read(request, 0, request.Length);
        var cell = Regex.Match(Encoding.Latin1.GetString(request, 0, length), @"^X-Cell: (\d+)\r$", RegexOptions.Multiline).Groups[1].Value;
        if (cell == "")
        {
            return; // somebody asked whether anything listens
        }
        if (!ports.TryGetValue(cell, out var port))
        {
            ports[cell] = port = Start(Path.Combine(folder, $"cell{cell}.dll"));
        }
        using var program = new TcpClient("127.0.0.1", port);
        var server = program.GetStream();
        server.Write(request, 0, length);
        server.CopyTo(client);
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
