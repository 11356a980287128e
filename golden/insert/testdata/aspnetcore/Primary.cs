using Microsoft.AspNetCore.Mvc;

namespace Shop;

[ApiController, Route("clock")]
public class ClockController(TimeProvider time, ILogger<ClockController> logger) : ControllerBase
{
    static readonly string[] zones = ["UTC", "CET"];

    [HttpGet("now")]
    public DateTimeOffset Now() => time.GetUtcNow();

    [HttpGet("zones")]
    public IEnumerable<string> Zones()
    {
        foreach (var zone in zones)
        {
            logger.LogDebug("zone {Zone}", zone);

            yield return zone;
        }
    }

    [NonAction]
    public void Reset()
    {
    }
}
