var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton<Counter>();

var app = builder.Build();

app.MapGet("/count", Count);
app.MapPost("/count", (Counter counter) => counter.Add());

await app.RunAsync();

static IResult Count(Counter counter)
{
    if (counter.Value == 0)
    {
        return Results.NoContent();
    }

    return Results.Ok(counter.Value);
}

sealed class Counter
{
    public int Value { get; private set; }

    public int Add() => ++Value;
}
