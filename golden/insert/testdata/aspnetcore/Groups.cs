using Microsoft.AspNetCore.Http.HttpResults;

var builder = WebApplication.CreateSlimBuilder(args);
var app = builder.Build();

var todos = app.MapGroup("/todos");

todos.MapGet("/", () => Todo.Samples);

todos.MapGet("/{id}", Results<Ok<Todo>, NotFound> (int id) =>
    Todo.Samples.FirstOrDefault(t => t.Id == id) is { } todo
        ? TypedResults.Ok(todo)
        : TypedResults.NotFound());

var admin = app.MapGroup("/admin");

admin.MapDelete("/{id}", (int id) => TypedResults.NoContent());

app.MapFallback(() => Results.NotFound());

app.Run();

public record Todo(int Id, string Title)
{
    public static readonly Todo[] Samples =
    [
        new(1, "Walk the dog"),

        new(2, "Do the dishes"),
    ];
}
