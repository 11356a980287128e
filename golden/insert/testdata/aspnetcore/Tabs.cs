using Microsoft.AspNetCore.Mvc;

namespace Shop {
	[ApiController]
	[Route("tabs")]
	public class TabsController : ControllerBase {
		[HttpGet]
		public IActionResult Get(
			[FromQuery] int page = 1,
			[FromQuery] int size = 20) {
			switch (page) {
				case 0:
					return BadRequest();

				default:
					return Ok(new { page, size });
			}
		}

		[HttpGet("{id}")]
		public IActionResult Show(string id) => id switch {
			"a" => Ok("A"),

			_ => NotFound(),
		};
	}
}
