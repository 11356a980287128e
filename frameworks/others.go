package frameworks

import (
	"slices"
	"strings"
)

// An Other is a well-known framework without a target. A project or a file that
// uses it is reported under its name, and isn't mistaken for one that uses a
// target.
type Other struct {
	Title string
	// Packages indicate it in a manifest, as for a target.
	Packages []Package
	// Modules are what a file that uses it imports; nil for the names of
	// Packages. Names are identifiers in such a file.
	Modules, Names []string
	// Over are the IDs of the targets that it is built on: a project that
	// requires both uses this one.
	Over []string
	// Handlers is the ID of the target whose handlers it accepts; empty if it
	// accepts only its own.
	Handlers string
	// Weak is whether its packages have other uses, such as sending requests or
	// serving pages, so that a target in the same project outweighs it.
	Weak bool
}

// Others are well-known frameworks without a target, by ecosystem.
var Others = []Other{
	{Title: "aiohttp", Packages: []Package{{PyPI, "aiohttp"}}, Weak: true},
	{Title: "BlackSheep", Packages: []Package{{PyPI, "blacksheep"}}},
	{Title: "Bottle", Packages: []Package{{PyPI, "bottle"}}},
	{Title: "Chalice", Packages: []Package{{PyPI, "chalice"}}},
	{Title: "CherryPy", Packages: []Package{{PyPI, "cherrypy"}}},
	{Title: "Connexion", Packages: []Package{{PyPI, "connexion"}}, Weak: true},
	{Title: "Emmett", Packages: []Package{{PyPI, "emmett"}}},
	{Title: "Falcon", Packages: []Package{{PyPI, "falcon"}}},
	{Title: "Hug", Packages: []Package{{PyPI, "hug"}}},
	{Title: "Litestar", Packages: []Package{{PyPI, "litestar"}, {PyPI, "starlite"}}},
	{Title: "Masonite", Packages: []Package{{PyPI, "masonite"}}},
	{Title: "Microdot", Packages: []Package{{PyPI, "microdot"}}},
	{Title: "Pyramid", Packages: []Package{{PyPI, "pyramid"}}},
	{Title: "Quart", Packages: []Package{{PyPI, "quart"}}},
	{Title: "Robyn", Packages: []Package{{PyPI, "robyn"}}},
	{Title: "Sanic", Packages: []Package{{PyPI, "sanic"}}},
	{Title: "Starlette", Packages: []Package{{PyPI, "starlette"}}, Weak: true},
	{Title: "Tornado", Packages: []Package{{PyPI, "tornado"}}, Weak: true},
	{Title: "TurboGears", Packages: []Package{{PyPI, "turbogears2"}}, Modules: []string{"tg"}},
	{Title: "web.py", Packages: []Package{{PyPI, "web.py"}}, Modules: []string{"web"}, Weak: true},

	{Title: "Adonis", Packages: []Package{{NPM, "@adonisjs/core"}}},
	{Title: "Astro", Packages: []Package{{NPM, "astro"}}, Weak: true},
	{Title: "Egg", Packages: []Package{{NPM, "egg"}}},
	{Title: "Elysia", Packages: []Package{{NPM, "elysia"}}},
	{Title: "Fastify", Packages: []Package{{NPM, "fastify"}}, Modules: []string{"fastify", "@fastify"}},
	{Title: "Feathers", Packages: []Package{{NPM, "@feathersjs/feathers"}}, Modules: []string{"@feathersjs"}, Over: []string{"express"}},
	{Title: "H3", Packages: []Package{{NPM, "h3"}, {NPM, "nitropack"}, {NPM, "nitro"}}, Weak: true},
	{Title: "Hapi", Packages: []Package{{NPM, "@hapi/hapi"}, {NPM, "hapi"}}},
	{Title: "Hono", Packages: []Package{{NPM, "hono"}, {NPM, "@hono/node-server"}, {NPM, "@hono/zod-openapi"}}, Modules: []string{"hono", "@hono"}},
	{Title: "Hyper-Express", Packages: []Package{{NPM, "hyper-express"}}},
	{Title: "Koa", Packages: []Package{{NPM, "koa"}, {NPM, "@koa/router"}, {NPM, "koa-router"}}},
	{Title: "LoopBack", Packages: []Package{{NPM, "@loopback/rest"}, {NPM, "@loopback/core"}, {NPM, "loopback"}}, Modules: []string{"@loopback", "loopback"}, Over: []string{"express"}},
	{Title: "Micro", Packages: []Package{{NPM, "micro"}}},
	{Title: "Midway", Packages: []Package{{NPM, "@midwayjs/core"}, {NPM, "@midwayjs/decorator"}}, Modules: []string{"@midwayjs"}, Over: []string{"express"}},
	{Title: "NestJS", Packages: []Package{{NPM, "@nestjs/core"}, {NPM, "@nestjs/common"}}, Modules: []string{"@nestjs"}, Over: []string{"express"}},
	{Title: "Next.js", Packages: []Package{{NPM, "next"}}, Weak: true},
	{Title: "Nuxt", Packages: []Package{{NPM, "nuxt"}, {NPM, "nuxt3"}}, Weak: true},
	{Title: "Oak", Packages: []Package{{NPM, "@oak/oak"}}},
	{Title: "Polka", Packages: []Package{{NPM, "polka"}}},
	{Title: "React Router", Packages: []Package{{NPM, "@react-router/node"}, {NPM, "@react-router/serve"}, {NPM, "@remix-run/node"}, {NPM, "@remix-run/serve"}}, Weak: true},
	{Title: "Restify", Packages: []Package{{NPM, "restify"}}},
	{Title: "Sails", Packages: []Package{{NPM, "sails"}}, Over: []string{"express"}},
	{Title: "SolidStart", Packages: []Package{{NPM, "@solidjs/start"}}, Weak: true},
	{Title: "SvelteKit", Packages: []Package{{NPM, "@sveltejs/kit"}}, Weak: true},
	{Title: "tinyhttp", Packages: []Package{{NPM, "@tinyhttp/app"}}},

	{Title: "Beego", Packages: []Package{{GoModules, "github.com/beego/beego*"}, {GoModules, "github.com/astaxie/beego"}}, Over: []string{"nethttp"}},
	{Title: "Buffalo", Packages: []Package{{GoModules, "github.com/gobuffalo/buffalo"}}, Over: []string{"nethttp"}},
	{Title: "chi", Packages: []Package{{GoModules, "github.com/go-chi/chi*"}}, Handlers: "nethttp"},
	{Title: "Echo", Packages: []Package{{GoModules, "github.com/labstack/echo*"}}, Over: []string{"nethttp"}},
	{Title: "fasthttp", Packages: []Package{{GoModules, "github.com/valyala/fasthttp"}, {GoModules, "github.com/fasthttp/router"}}, Over: []string{"nethttp"}},
	{Title: "Fiber", Packages: []Package{{GoModules, "github.com/gofiber/fiber*"}}, Over: []string{"nethttp"}},
	{Title: "go-zero", Packages: []Package{{GoModules, "github.com/zeromicro/go-zero"}}, Handlers: "nethttp"},
	{Title: "gorilla/mux", Packages: []Package{{GoModules, "github.com/gorilla/mux"}}, Handlers: "nethttp"},
	{Title: "Hertz", Packages: []Package{{GoModules, "github.com/cloudwego/hertz"}}, Over: []string{"nethttp"}},
	{Title: "httprouter", Packages: []Package{{GoModules, "github.com/julienschmidt/httprouter"}}, Over: []string{"nethttp"}},
	{Title: "Huma", Packages: []Package{{GoModules, "github.com/danielgtaylor/huma*"}}, Over: []string{"nethttp"}},
	{Title: "Iris", Packages: []Package{{GoModules, "github.com/kataras/iris*"}}, Over: []string{"nethttp"}},
	{Title: "Kratos", Packages: []Package{{GoModules, "github.com/go-kratos/kratos*"}}, Over: []string{"nethttp"}},
	{Title: "Martini", Packages: []Package{{GoModules, "github.com/go-martini/martini"}}, Over: []string{"nethttp"}},
	{Title: "Negroni", Packages: []Package{{GoModules, "github.com/urfave/negroni*"}}, Handlers: "nethttp"},
	{Title: "Revel", Packages: []Package{{GoModules, "github.com/revel/revel"}}, Over: []string{"nethttp"}},

	{Title: "Akka HTTP", Packages: []Package{{Maven, "com.typesafe.akka:akka-http*"}}, Modules: []string{"akka.http"}},
	{Title: "Dropwizard", Packages: []Package{{Maven, "io.dropwizard:*"}}},
	{Title: "Helidon", Packages: []Package{{Maven, "io.helidon.*"}}, Modules: []string{"io.helidon"}},
	{Title: "http4k", Packages: []Package{{Maven, "org.http4k:*"}}},
	{Title: "http4s", Packages: []Package{{Maven, "org.http4s:*"}}},
	{Title: "Javalin", Packages: []Package{{Maven, "io.javalin:*"}}},
	{Title: "Jersey", Packages: []Package{{Maven, "org.glassfish.jersey.*"}}, Modules: []string{"jakarta.ws.rs", "javax.ws.rs", "org.glassfish.jersey"}, Weak: true},
	{Title: "Ktor", Packages: []Package{{Maven, "io.ktor:ktor-server*"}, {Maven, "io.ktor.plugin:*"}}, Modules: []string{"io.ktor"}},
	{Title: "Micronaut", Packages: []Package{{Maven, "io.micronaut:*"}, {Maven, "io.micronaut.*"}}, Modules: []string{"io.micronaut"}},
	{Title: "Pekko HTTP", Packages: []Package{{Maven, "org.apache.pekko:pekko-http*"}}, Modules: []string{"org.apache.pekko.http"}},
	{Title: "Play", Packages: []Package{{Maven, "com.typesafe.play:*"}, {Maven, "org.playframework:*"}}, Modules: []string{"play"}},
	{Title: "Quarkus", Packages: []Package{{Maven, "io.quarkus*"}}, Modules: []string{"io.quarkus"}},
	{Title: "RESTEasy", Packages: []Package{{Maven, "org.jboss.resteasy:*"}}, Weak: true},
	{Title: "Scalatra", Packages: []Package{{Maven, "org.scalatra:*"}}},
	{Title: "Spark Java", Packages: []Package{{Maven, "com.sparkjava:spark-core"}}, Modules: []string{"spark"}},
	{Title: "Spring MVC without Spring Boot", Packages: []Package{{Maven, "org.springframework:spring-webmvc"}, {Maven, "org.springframework:spring-webflux"}}, Modules: []string{}, Handlers: "spring-boot", Weak: true},
	{Title: "Struts", Packages: []Package{{Maven, "org.apache.struts:*"}}, Modules: []string{"org.apache.struts2"}},
	{Title: "Vert.x", Packages: []Package{{Maven, "io.vertx:vertx-web"}, {Maven, "io.vertx:vertx-core"}}, Weak: true},
	{Title: "ZIO HTTP", Packages: []Package{{Maven, "dev.zio:zio-http"}}, Modules: []string{"zio.http"}},

	{Title: "Cuba", Packages: []Package{{RubyGems, "cuba"}}, Names: []string{"Cuba"}},
	{Title: "Grape", Packages: []Package{{RubyGems, "grape"}}, Names: []string{"Grape"}},
	{Title: "Hanami", Packages: []Package{{RubyGems, "hanami"}, {RubyGems, "hanami-controller"}, {RubyGems, "hanami-router"}}, Names: []string{"Hanami"}},
	{Title: "Padrino", Packages: []Package{{RubyGems, "padrino"}, {RubyGems, "padrino-core"}}, Names: []string{"Padrino"}},
	{Title: "Roda", Packages: []Package{{RubyGems, "roda"}}, Names: []string{"Roda"}},
	{Title: "Sinatra", Packages: []Package{{RubyGems, "sinatra"}, {RubyGems, "sinatra-contrib"}}, Names: []string{"Sinatra"}},

	{Title: "ASP.NET 4", Packages: []Package{{NuGet, "Microsoft.AspNet.Mvc"}, {NuGet, "Microsoft.AspNet.WebApi*"}}, Modules: []string{"System.Web.Http", "System.Web.Mvc"}},
	{Title: "EmbedIO", Packages: []Package{{NuGet, "EmbedIO"}}},
	{Title: "GenHTTP", Packages: []Package{{NuGet, "GenHTTP.Core"}}, Modules: []string{"GenHTTP"}},
	{Title: "Giraffe", Packages: []Package{{NuGet, "Giraffe"}}, Over: []string{"aspnetcore"}},
	{Title: "Nancy", Packages: []Package{{NuGet, "Nancy"}}},
	{Title: "ServiceStack", Packages: []Package{{NuGet, "ServiceStack"}}},
	{Title: "Suave", Packages: []Package{{NuGet, "Suave"}}},

	{Title: "Actix Web", Packages: []Package{{Crates, "actix-web"}}},
	{Title: "Axum", Packages: []Package{{Crates, "axum"}}},
	{Title: "Gotham", Packages: []Package{{Crates, "gotham"}}},
	{Title: "Loco", Packages: []Package{{Crates, "loco-rs"}}},
	{Title: "Ntex", Packages: []Package{{Crates, "ntex"}}},
	{Title: "Poem", Packages: []Package{{Crates, "poem"}}},
	{Title: "Rocket", Packages: []Package{{Crates, "rocket"}}},
	{Title: "Salvo", Packages: []Package{{Crates, "salvo"}}},
	{Title: "Tide", Packages: []Package{{Crates, "tide"}}},
	{Title: "Warp", Packages: []Package{{Crates, "warp"}}},

	{Title: "CakePHP", Packages: []Package{{Packagist, "cakephp/cakephp"}}},
	{Title: "CodeIgniter", Packages: []Package{{Packagist, "codeigniter4/framework"}, {Packagist, "codeigniter/framework"}}},
	{Title: "Drupal", Packages: []Package{{Packagist, "drupal/core*"}}},
	{Title: "Flight", Packages: []Package{{Packagist, "flightphp/core"}, {Packagist, "mikecao/flight"}}},
	{Title: "Hyperf", Packages: []Package{{Packagist, "hyperf/http-server"}}},
	{Title: "Laminas", Packages: []Package{{Packagist, "laminas/laminas-mvc"}}},
	{Title: "Laravel", Packages: []Package{{Packagist, "laravel/framework"}}},
	{Title: "Lumen", Packages: []Package{{Packagist, "laravel/lumen-framework"}}},
	{Title: "Mezzio", Packages: []Package{{Packagist, "mezzio/mezzio"}}},
	{Title: "Nette", Packages: []Package{{Packagist, "nette/application"}}},
	{Title: "Phalcon", Packages: []Package{{Packagist, "phalcon/*"}}},
	{Title: "Slim", Packages: []Package{{Packagist, "slim/slim"}}},
	{Title: "Symfony", Packages: []Package{{Packagist, "symfony/framework-bundle"}, {Packagist, "symfony/symfony"}}},
	{Title: "Yii", Packages: []Package{{Packagist, "yiisoft/yii2"}, {Packagist, "yiisoft/router"}}},

	{Title: "Phoenix", Packages: []Package{{Hex, "phoenix"}}},
	{Title: "Plug", Packages: []Package{{Hex, "plug_cowboy"}, {Hex, "plug"}, {Hex, "bandit"}}, Weak: true},
}

// OthersOf returns the frameworks of Others whose packages are in an ecosystem
// of one of these targets.
func OthersOf(list []*Framework) []*Other {
	ecosystems := map[Ecosystem]bool{}
	for _, f := range list {
		for _, p := range f.Packages {
			ecosystems[p.Ecosystem] = true
		}
	}
	var out []*Other
	for i := range Others {
		if ecosystems[Others[i].Packages[0].Ecosystem] {
			out = append(out, &Others[i])
		}
	}
	return out
}

// Matches reports whether a package indicates the framework.
func (o *Other) Matches(p Package) bool {
	return slices.ContainsFunc(o.Packages, func(own Package) bool { return own.Ecosystem == p.Ecosystem && own.Matches(p.Name) })
}

// Imported returns the modules that a file imports if it uses the framework,
// without the part after a slash or a dot.
func (o *Other) Imported() []string {
	if o.Modules != nil || o.Names != nil {
		return o.Modules
	}
	var out []string
	for _, p := range o.Packages {
		out = append(out, p.module())
	}
	return out
}

// module returns the name under which a file imports a package, by its
// ecosystem's convention.
func (p Package) module() string {
	name := strings.TrimSuffix(p.Name, "*")
	switch p.Ecosystem {
	case PyPI:
		return strings.ReplaceAll(name, "-", "_")
	case Maven:
		group, _, _ := strings.Cut(name, ":")
		return group
	}
	return name
}
