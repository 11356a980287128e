namespace Shop;

internal static class HealthEndpoints
{
    private const string Path = "/health";

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet(Path, () => Results.Ok(new { up = true }));
        app.MapGet($"{Path}/deep", async (HttpContext context, CancellationToken token) =>
        {
            await Task.Delay(1, token);

            context.Response.Headers.CacheControl = "no-store";
            return Results.Ok();
        });
    }
}
