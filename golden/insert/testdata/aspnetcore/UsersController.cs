using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Data;

namespace Shop.Controllers
{
    [Authorize]
    [Route("users")]
    public class UsersController : Controller
    {
        private readonly ShopContext _context;

        public UsersController(ShopContext context) => _context = context;

        [HttpGet("")]
        public async Task<IActionResult> Index()
        {
            return View(await _context.Users.ToListAsync());
        }

        [HttpPost("")]
        [ValidateAntiForgeryToken]
        public async Task<IActionResult> Create([Bind("Name,Email")] User user)
        {
            if (ModelState.IsValid)
            {
                _context.Add(user);
                await _context.SaveChangesAsync();
                return RedirectToAction(nameof(Index));
            }

            return View(user);
        }

        #region Private

        private bool Exists(int id)
        {
            return _context.Users.Any(u => u.Id == id);
        }

        #endregion
    }

    public class UserForm
    {
        [Required]
        public string Name { get; set; } = "";

        [EmailAddress]
        public string? Email { get; set; }
    }
}
