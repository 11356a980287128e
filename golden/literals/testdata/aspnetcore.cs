// What a snippet uses of ASP.NET Core, for a compiler that has no more.
using System;
using System.Collections.Generic;

class WebApplication
{
    public static WebApplicationBuilder CreateBuilder(string[] args) { return null; }

    public void Run() { }

    public void MapGet(string path, Func<IResult> handler) { }
    public void MapGet(string path, Func<string, IResult> handler) { }
    public void MapGet(string path, Func<string, string, IResult> handler) { }
    public void MapGet(string path, Func<HttpResponse, IResult> handler) { }
    public void MapGet(string path, Func<HttpResponse, string, IResult> handler) { }
    public void MapGet(string path, Func<HttpResponse, string, string, IResult> handler) { }

    public void MapPost(string path, Func<IResult> handler) { }
    public void MapPost(string path, Func<string, IResult> handler) { }
    public void MapPost(string path, Func<string, string, IResult> handler) { }
    public void MapPost(string path, Func<HttpResponse, IResult> handler) { }
    public void MapPost(string path, Func<HttpResponse, string, IResult> handler) { }
    public void MapPost(string path, Func<HttpResponse, string, string, IResult> handler) { }
}

class WebApplicationBuilder
{
    public WebApplication Build() { return null; }
}

class HttpResponse
{
    public Dictionary<string, string> Headers;
}

class IResult { }

static class TypedResults
{
    public static IResult Json(object data, string contentType = null, int statusCode = 200) { return null; }
    public static IResult NoContent() { return null; }
    public static IResult StatusCode(int statusCode) { return null; }
}
