using Microsoft.AspNetCore.Mvc;

[ApiController]
public abstract class ApiBase : ControllerBase
{
    protected string Name => GetType().Name;

    protected ObjectResult Fail(string message) => Problem(message, statusCode: 400);
}

[Route("a")]
public sealed class AController : ApiBase
{
    [HttpGet]
    public string Get() => Name;

    [HttpGet("fail")]
    public ObjectResult Failing() => Fail("a");
}

[Route("b")]
public sealed class BController : ApiBase
{
    [HttpGet]
    public string Get()
    {
        return Name;
    }
}
