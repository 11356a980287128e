var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/endpoint", (HttpResponse response) =>
{
    response.Headers["X-Note"] = "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\";
    return TypedResults.BadRequest(new
    {
        error = "bad_request",
        message = "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> <!-- \\u000a */ ?> \t\n\r\u0000\u001b\u2028\u202e\ufeff\u200d🚀",
    });
});

app.Run();
