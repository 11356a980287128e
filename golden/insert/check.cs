// Checks insertions into C# with Roslyn. Reads requests and writes answers, each
// a line of JSON: see checker_test.go.

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

JsonSerializerOptions options = new(JsonSerializerDefaults.Web);
while (Console.ReadLine() is { } line)
{
    Console.WriteLine(JsonSerializer.Serialize(Checker.Answer(JsonSerializer.Deserialize<Case>(line, options)!), options));
}

record Range(int First, int Last);

record New(int Line, string Text, List<List<int>> Inserted);

record Case(string File, string Old, List<New> News);

static class Checker
{
    // The SDK imports these namespaces into every file of a web project.
    static readonly SyntaxTree usings = CSharpSyntaxTree.ParseText(string.Concat(new[]
    {
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks",
        "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting",
        "Microsoft.Extensions.Logging",
    }.Select(name => $"global using {name};\n")));

    static readonly MetadataReference[] references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)).ToArray();

    public static object Answer(Case task)
    {
        var old = new Source(task.Old, []);
        if (!old.Parses)
        {
            return new { parses = false, natural = Array.Empty<int>(), broken = new { } };
        }
        var broken = new ConcurrentDictionary<string, string>();
        Parallel.ForEach(task.News, n =>
        {
            var ranges = n.Inserted.Select(r => new Range(r[0], r[1])).ToList();
            if (Reason(old, new Source(n.Text, ranges)) is { } reason)
            {
                broken[n.Line.ToString()] = reason;
            }
        });
        return new { parses = true, natural = old.Natural(), broken };
    }

    // Reason returns why a new text is broken, or null.
    static string? Reason(Source old, Source now)
    {
        if (!now.Parses)
        {
            return now.SyntaxError;
        }
        for (var i = 0; i < Math.Max(old.Tree.Count, now.Tree.Count); i++)
        {
            if (old.Tree.ElementAtOrDefault(i) != now.Tree.ElementAtOrDefault(i))
            {
                return $"the old tree is changed at {old.Tree.ElementAtOrDefault(i) ?? now.Tree[i]}";
            }
        }
        if (!old.Directives.SequenceEqual(now.Directives))
        {
            return "a directive is changed";
        }
        if (!old.Usings.IsSubsetOf(now.Usings))
        {
            return "a using is lost";
        }
        if (now.Inserted.Count == 0)
        {
            return "the inserted lines are no code";
        }
        if (now.Inserted.Select(node => Place(old, now, node)).FirstOrDefault(bad => bad is not null) is { } bad)
        {
            return bad;
        }
        var errors = old.Errors.ToList();
        return now.Errors.FirstOrDefault(error => !errors.Remove(error));
    }

    // Place returns why an inserted node is in the wrong place, or null.
    static string? Place(Source old, Source now, SyntaxNode node)
    {
        if (now.Conditional(node))
        {
            return "the code is in an #if";
        }
        return node switch
        {
            GlobalStatementSyntax global => TopLevel(old, global),
            MethodDeclarationSyntax method => Action(method),
            StatementSyntax statement => InBody(now, statement),
            TypeDeclarationSyntax type when Empty(old) || type.Parent is CompilationUnitSyntax && Runs(old.Root) => null,
            _ => $"a {node.Kind()} is in a {node.Parent!.Kind()}",
        };
    }

    static bool Runs(SyntaxNode root) => root.ChildNodes().OfType<GlobalStatementSyntax>().Any();

    static bool Empty(Source source) => !source.Root.ChildNodes().Any(node => node is MemberDeclarationSyntax);

    static bool Built(SyntaxNode node) => Regex.IsMatch(node.ToString(), @"\bWebApplication\s*\.\s*Create\w*\(|\.Build\(\)");

    // TopLevel does the same for a top-level statement.
    static string? TopLevel(Source old, GlobalStatementSyntax node)
    {
        if (!Runs(old.Root) && !Empty(old))
        {
            return "a top-level statement is in a file of classes";
        }
        if (Built(node) && Runs(old.Root))
        {
            return "a second application";
        }
        var above = node.Parent!.ChildNodes().OfType<GlobalStatementSyntax>().TakeWhile(other => other != node);
        return above.Select(other => other.Statement).Any(Ends) ? "the route comes after Run()" : null;
    }

    static bool Ends(StatementSyntax statement) =>
        statement is ReturnStatementSyntax || Regex.IsMatch(statement.ToString(), @"^(await )?\w+\.(Run|RunAsync)\(");

    // Action does the same for a method of a class.
    static string? Action(MethodDeclarationSyntax method)
    {
        if (method.Parent is not ClassDeclarationSyntax type || !Controller(type))
        {
            return "a method is in a type that is no controller";
        }
        var mapped = method.AttributeLists.SelectMany(list => list.Attributes).Any(a => Regex.IsMatch(a.Name.ToString(), "^(Http|Route|AcceptVerbs)"));
        return mapped && method.Modifiers.Any(SyntaxKind.PublicKeyword) && !method.Modifiers.Any(SyntaxKind.StaticKeyword) ? null : "the method is no action";
    }

    public static bool Controller(ClassDeclarationSyntax type) =>
        !type.Modifiers.Any(SyntaxKind.StaticKeyword)
        && (type.BaseList?.Types.Any(t => Regex.IsMatch(t.ToString(), @"Controller(Base)?(<.*>)?$")) == true
            || type.AttributeLists.SelectMany(list => list.Attributes).Any(a => a.Name.ToString() == "ApiController"));

    // InBody does the same for a statement in a function. It must be a route on
    // the function's own variable or parameter, or return a handler's response.
    static string? InBody(Source now, StatementSyntax statement)
    {
        if (statement is LocalFunctionStatementSyntax)
        {
            return "a function is in a function";
        }
        if (statement.Parent is not (BlockSyntax or SwitchSectionSyntax))
        {
            return $"the code is in a {statement.Parent!.Kind()}";
        }
        var function = statement.Ancestors().First(n => n is BaseMethodDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or GlobalStatementSyntax);
        if (statement.Parent is BlockSyntax block && block.Statements.TakeWhile(s => s != statement).Any(s => s is ReturnStatementSyntax or ThrowStatementSyntax || Ends(s)))
        {
            return "the code is unreachable";
        }
        if (statement is ReturnStatementSyntax)
        {
            return function is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax || function is MethodDeclarationSyntax ? null : $"a return is in a {function.Kind()}";
        }
        if (Built(statement))
        {
            return "an application is made in a function";
        }
        var call = statement.DescendantNodes().OfType<MemberAccessExpressionSyntax>().FirstOrDefault(a => a.Name.ToString().StartsWith("Map"));
        if (call is null)
        {
            return $"a {statement.Kind()} is in a function";
        }
        var symbol = now.Model.GetSymbolInfo(call.Expression).Symbol;
        var home = symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        var own = symbol is ILocalSymbol or IParameterSymbol && function is MethodDeclarationSyntax && home!.Ancestors().Contains(function) && statement.Parent.Parent == function;
        return own ? null : $"{call.Expression} is not the function's own";
    }

    // A Source is a parsed file. Tree lacks usings and the nodes in inserted
    // lines.
    class Source
    {
        public readonly CompilationUnitSyntax Root;
        public readonly List<string> Tree = [];
        public readonly List<string> Directives = [];
        public readonly HashSet<string> Usings = [];
        public readonly List<SyntaxNode> Inserted = [];
        public readonly string? SyntaxError;
        readonly SyntaxTree tree;
        readonly List<Range> ranges;
        readonly Lazy<SemanticModel> model;
        readonly Lazy<List<string>> errors;

        public Source(string text, List<Range> inserted)
        {
            ranges = inserted;
            tree = CSharpSyntaxTree.ParseText(text.TrimStart('\uFEFF'));
            Root = (CompilationUnitSyntax)tree.GetRoot();
            SyntaxError = tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d.Id}: {d.GetMessage()}").FirstOrDefault();
            model = new(() =>
            {
                var kind = Runs(Root) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
                var settings = new CSharpCompilationOptions(kind).WithNullableContextOptions(NullableContextOptions.Enable);
                return CSharpCompilation.Create("insertion", [usings, tree], references, settings).GetSemanticModel(tree);
            });
            errors = new(() => model.Value.GetDiagnostics()
                .Where(d => d.Severity == DiagnosticSeverity.Error || d.Id == "CS0162" && Within(d.Location.SourceSpan))
                .Select(d => $"{d.Id}: {d.GetMessage()}").ToList());
            Walk(Root);
            foreach (var trivia in Root.DescendantTrivia(descendIntoTrivia: true).Where(t => t.IsDirective && !Within(t.Span)))
            {
                Directives.Add(trivia.ToString());
            }
        }

        public bool Parses => SyntaxError is null;

        public SemanticModel Model => model.Value;

        public List<string> Errors => errors.Value;

        void Walk(SyntaxNode node)
        {
            if (node is UsingDirectiveSyntax)
            {
                Usings.Add(node.NormalizeWhitespace().ToString());
                return;
            }
            if (node != Root && node.Span.Length > 0 && Within(node.Span))
            {
                Inserted.Add(node);
                return;
            }
            var comments = node is MemberDeclarationSyntax or StatementSyntax and not BlockSyntax ? Attached(node) : "";
            Tree.Add($"{node.Kind()}{comments}");
            foreach (var child in node.ChildNodesAndTokens())
            {
                if (child.AsNode() is { } inner)
                {
                    Walk(inner);
                }
                else
                {
                    Tree.Add(child.ToString());
                }
            }
            Tree.Add("end");
        }

        int Line(int position) => tree.GetText().Lines.GetLineFromPosition(position).LineNumber + 1;

        bool Within(Microsoft.CodeAnalysis.Text.TextSpan span)
        {
            int first = Line(span.Start), last = Line(span.End);
            return ranges.Any(r => r.First <= first && last <= r.Last);
        }

        // Attached returns the comments directly above a node.
        string Attached(SyntaxNode node)
        {
            var list = new List<string>();
            var line = Line(node.SpanStart);
            foreach (var trivia in node.GetLeadingTrivia().Reverse().Where(t => t.ToFullString().TrimStart().StartsWith('/')))
            {
                var text = trivia.ToFullString().TrimEnd();
                if (Line(trivia.FullSpan.Start + text.Length) < line - 1)
                {
                    break;
                }
                list.Add(text);
                line = Line(trivia.FullSpan.Start);
            }
            return string.Join(" ", list);
        }

        // Conditional reports whether a node is between #if and #endif.
        public bool Conditional(SyntaxNode node)
        {
            var depth = 0;
            foreach (var trivia in Root.DescendantTrivia().TakeWhile(t => t.SpanStart < node.SpanStart))
            {
                depth += trivia.IsKind(SyntaxKind.IfDirectiveTrivia) ? 1 : trivia.IsKind(SyntaxKind.EndIfDirectiveTrivia) ? -1 : 0;
            }
            return depth > 0;
        }

        // Natural lists the lines where snipgen may not refuse: the blank lines
        // between top-level statements or between a controller's members, and
        // the end. A controller with its braces on one line can't take a new
        // line.
        public List<int> Natural()
        {
            var text = tree.GetText();
            var count = text.Lines.Count - (text.Lines[^1].Span.IsEmpty ? 1 : 0);
            var controllers = Root.DescendantNodes().OfType<ClassDeclarationSyntax>()
                .Where(c => Controller(c) && text.ToString(TextSpan.FromBounds(c.OpenBraceToken.SpanStart, c.CloseBraceToken.SpanStart)).Contains('\n')).ToList();
            var builds = Root.ChildNodes().OfType<GlobalStatementSyntax>().Any(s => s.ToString().Contains("WebApplication."));
            if (controllers.Count == 0 && !builds)
            {
                return Empty(this) ? [count + 1] : [];
            }
            var lines = new List<int>();
            var members = Root.DescendantNodes().Where(n => n is GlobalStatementSyntax or BaseTypeDeclarationSyntax).ToList();
            foreach (var line in text.Lines.Take(count).Where(line => string.IsNullOrWhiteSpace(line.ToString())))
            {
                bool Above(SyntaxNode n) => n.Span.End <= line.Start;
                var trivia = Root.FindTrivia(line.Start);
                var holder = Root.FindToken(line.Start).Parent!.AncestorsAndSelf()
                    .FirstOrDefault(n => n is not (CompilationUnitSyntax or BaseNamespaceDeclarationSyntax) && n.Span.Start < line.Start && line.Start < n.Span.End);
                var between = holder is null ? members.Any(Above) : controllers.Contains(holder) && ((ClassDeclarationSyntax)holder).Members.Any(Above);
                if (between && (trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
                {
                    lines.Add(line.LineNumber + 1);
                }
            }
            return [.. lines, count + 1];
        }
    }
}
