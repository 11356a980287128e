package frameworks

import "snipgen/frameworks/languages"

var aspNetCore = &Framework{
	ID: "aspnetcore", Title: "ASP.NET Core", Aliases: []string{"aspnet", "minimal-api", "dotnet", "asp.net"},
	Category: Server, Language: languages.CSharp, Order: 8,
	Name: "my endpoint", File: "Program.cs", Path: "/endpoint",
	ImportPaths: []string{"Microsoft.AspNetCore"}, Application: "app", Makers: []string{"Build", "Create", "MapGroup"},
	Route:     Route{Open: "{", Close: "}"},
	Constants: aspNetCoreConstants,
	Oldest:    "8.0", OldestWhy: "StatusCodes.Status499ClientClosedRequest came with that one",
	Arguments: true,
	MinCode:   100, MaxCode: 999,
	InterimWhy:      Reason{NoInterim, []string{"ASP.NET Core"}},
	Taken:           []string{"Dictionary", "HttpResponse", "IResult", "StatusCodes", "TypedResults", "WebApplication", "app", "builder", "response"},
	TakenParameters: []string{"StatusCodes", "TypedResults", "action", "app", "await", "builder", "controller", "page", "response"},
	URL:             "https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/responses",
	Project: &Project{
		File: "{Pascal}Endpoint.cs", Folders: []string{"Endpoints", "."},
		Mounts:      []string{"Program.cs", "*.cs"},
		Imports:     []Anchor{{Pattern: `^using\s+[\w.]+\s*;`, Last: true}},
		Routes:      []Anchor{{Pattern: `^[ \t]*(?:var|WebApplication)\s+(\w+)\s*=\s*\w+\.Build\(\)`}},
		Application: "app",
		URL:         "https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/route-handlers",
	},
	Packages: []Package{{NuGet, "Microsoft.NET.Sdk.Web"}, {NuGet, "Microsoft.AspNetCore.App"}},
}
