// What a snippet uses of ASP.NET Core, for a compiler that has no more.
using System;
using System.Collections.Generic;

class WebApplication
{
    public static WebApplicationBuilder CreateBuilder(string[] args) { return null; }

    public void Run() { }

    public void MapGet(string path, Func<Result> handler) { }
    public void MapGet(string path, Func<string, Result> handler) { }
    public void MapGet(string path, Func<string, string, Result> handler) { }
    public void MapGet(string path, Func<HttpResponse, Result> handler) { }
    public void MapGet(string path, Func<HttpResponse, string, Result> handler) { }
    public void MapGet(string path, Func<HttpResponse, string, string, Result> handler) { }

    public void MapPost(string path, Func<Result> handler) { }
    public void MapPost(string path, Func<string, Result> handler) { }
    public void MapPost(string path, Func<string, string, Result> handler) { }
    public void MapPost(string path, Func<HttpResponse, Result> handler) { }
    public void MapPost(string path, Func<HttpResponse, string, Result> handler) { }
    public void MapPost(string path, Func<HttpResponse, string, string, Result> handler) { }
}

class WebApplicationBuilder
{
    public WebApplication Build() { return null; }
}

class HttpResponse
{
    public Dictionary<string, string> Headers;
}

class Result { }

static class TypedResults
{
    public static Result Json(object data, string contentType = null, int statusCode = 200) { return null; }
    public static Result NoContent() { return null; }
    public static Result StatusCode(int statusCode) { return null; }
}
