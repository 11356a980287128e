using Microsoft.AspNetCore.Mvc;

namespace Shop
{
    [ApiController]
    [Route("[controller]")]
    public class MarkWindowsController : ControllerBase
    {
        [HttpGet]
        public string Get()
        {
            return "x";
        }
    }
}