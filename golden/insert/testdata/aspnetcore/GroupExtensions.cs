using System.Reflection;

namespace Shop.Web;

public static class GroupExtensions
{
    /// <summary>Maps each group of endpoints in an assembly.</summary>

    public static WebApplication MapGroups(this WebApplication app, Assembly assembly)
    {
        foreach (var type in assembly.GetExportedTypes())
        {
            var group = app.MapGroup($"/api/{type.Name}").WithTags(type.Name);
            group.MapGet("/", () => TypedResults.Ok(type.Name));
        }

        return app;
    }
}
