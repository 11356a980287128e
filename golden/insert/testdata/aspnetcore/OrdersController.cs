using Microsoft.AspNetCore.Mvc;

namespace Shop.Controllers;

/// <summary>Orders, as the shop's pages need them.</summary>
[ApiController]
[Route("api/[controller]")]
public class OrdersController : ControllerBase
{
    private readonly IOrderStore orders;

    public OrdersController(IOrderStore orders)
    {
        this.orders = orders;
    }

    [HttpGet]
    public ActionResult<IEnumerable<Order>> List()
    {
        return Ok(orders.All());
    }

    /// <summary>One order.</summary>
    /// <param name="id">Its number.</param>
    [HttpGet("{id:int}")]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(
        StatusCodes.Status404NotFound)]
    public ActionResult<Order> Show(int id)
    {
        var order = orders.Find(id);
        if (order is null)
        {

            return NotFound();
        }
        return order;
    }

    // Only what is not yet paid.
    [HttpDelete("{id:int}")]
    public IActionResult Remove(int id)
    {
        orders.Remove(id);
        return NoContent();
    }
}

public record Order(int Id);

public interface IOrderStore
{
    IEnumerable<Order> All();

    Order? Find(int id);

    void Remove(int id);
}
