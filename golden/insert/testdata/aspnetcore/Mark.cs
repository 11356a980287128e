using Microsoft.AspNetCore.Mvc;

namespace Shop;

[Route("mark")]
public class MarkController : Controller
{
    [HttpGet]
    public string Get() => "ß";
}
