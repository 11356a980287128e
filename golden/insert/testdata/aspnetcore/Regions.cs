using Microsoft.AspNetCore.Mvc;

#nullable enable

[ApiController]
[Route("regions")]
public class RegionsController : ControllerBase
{
    #region Reading

    [HttpGet]
    public IActionResult Get()
    {
        return Ok();
    }

    #endregion

    #region Writing

    [HttpPut]
    public IActionResult Put([FromBody] string text)
    {
        try
        {
            return Accepted(Parse(text));
        }
        catch (FormatException)
        {
            return BadRequest();
        }
        finally
        {
            GC.KeepAlive(text);
        }
    }

    #endregion

#if DEBUG
    [HttpGet("debug")]
    public string Debug() => "debug";

    [HttpGet("trace")]
    public string Trace() => "trace";
#endif

    #region Helpers

    private static int Parse(string text) => int.Parse(text);

    #endregion
}
