var builder = WebApplication.CreateBuilder(args);

var app = builder.Build();

app.Use(async (context, next) =>
{
    context.Response.Headers.Append("X-Frame-Options", "DENY");

    await next(context);
});

app.MapWhen(context => context.Request.Path.StartsWithSegments("/old"), old =>
{
    old.Run(async context =>
    {
        context.Response.StatusCode = StatusCodes.Status410Gone;
        await context.Response.WriteAsync("gone");
    });
});

app.MapMethods("/ping", ["GET", "HEAD"], () => "pong");

app.Run("http://127.0.0.1:5000");
