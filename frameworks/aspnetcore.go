package frameworks

var aspNetCore = &Framework{
	ID: "aspnetcore", Title: "ASP.NET Core", Aliases: []string{"aspnet", "minimal-api", "dotnet", "asp.net"},
	Category: Server, Language: csharp,
	Name: "my endpoint", File: "Program.cs", Path: "/endpoint",
	Route:     Route{Open: "{", Close: "}"},
	Constants: aspNetCoreConstants,
	MinCode:   100, MaxCode: 999,
	InterimWhy:      "ASP.NET Core has no call for an interim response",
	Taken:           []string{"app", "builder", "response"},
	TakenParameters: []string{"action", "app", "builder", "controller", "page", "response"},
	URL:             "https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/responses",
}
