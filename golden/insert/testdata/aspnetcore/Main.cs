namespace Shop;

public class Program
{
    public static void Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();

        var app = builder.Build();

        app.MapGet("/main", () => "main");

        app.MapControllers();

        app.Run();
    }

    private static string Version()
    {
        return "1";
    }
}
