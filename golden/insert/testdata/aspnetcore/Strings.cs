var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

var example = """
    var app = builder.Build();

    app.MapGet("/fake", () => "{");

    app.Run();
    """;

var verbatim = @"C:\new
""quoted""

app.Run();";

app.MapGet("/example", () => example);

app.MapGet("/verbatim/{n}", (int n) => $"{verbatim} {{ {(n > 0 ? "}" : $"{n}")}");

var c = '"';
var d = '{';

app.MapGet("/chars", () => $@"{c}
{d}

");

app.Run();
