var builder = WebApplication.CreateBuilder(args);

builder.Services.AddProblemDetails();

var app = builder.Build();

if (app.Environment.IsDevelopment())
{
    app.UseDeveloperExceptionPage();
}

app.UseHttpsRedirection();

app.MapGet("/", () => "Hello World!");

app.MapGet("/orders/{id:int}", (int id) =>
{
    if (id < 1)
    {
        return Results.BadRequest();
    }

    return Results.Ok(new { id });
});

app.Run();
