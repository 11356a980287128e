var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/endpoint", () =>
    TypedResults.Json(
        new { error = "client_closed_request", message = "Client Closed Request" },
        statusCode: StatusCodes.Status499ClientClosedRequest));

app.Run();
