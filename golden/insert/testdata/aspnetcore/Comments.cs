// Copyright (c) the authors.
//
// var app = WebApplication.Create();

/* app.Run();

 */

var app = WebApplication.Create(args); // var app = 1;

// First this,
// then that.
app.MapGet("/this", () => "this"); /* } */

/// <summary>Not documentation.</summary>
app.MapGet("/that", /* no */ () => "that");

// app.MapGet("/no", () =>
// {
//     return "no";
// });

app.Run(); // the end

// The real end.
