using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Shop;

[AttributeUsage(AttributeTargets.Class)]
public sealed class TimedAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        context.HttpContext.Items["start"] = DateTime.UtcNow;
    }
}

[Timed]
[ApiController]
[Route("timed")]
public partial class TimedController : ControllerBase
{
    [HttpGet, HttpHead]
    public string Get() => "timed";

    private sealed class Entry<T>
        where T : notnull
    {
        public required T Value { get; init; }

        public override string ToString() => $"{Value}";
    }

    delegate void Changed(string name);

    event Changed? OnChanged;
}
