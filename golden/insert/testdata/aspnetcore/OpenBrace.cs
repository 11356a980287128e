using Microsoft.AspNetCore.Mvc;

namespace Shop;

[ApiController]
public class OpenController : ControllerBase
{
    [HttpGet("a")]
    public string A()
    {
        if (DateTime.Now.Hour > 12)
        {
            return "a";

    }

    [HttpGet("b")]
    public string B()
    {
        return "b";
    }
}
