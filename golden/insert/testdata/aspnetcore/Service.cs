namespace Shop.Services;

public interface IPriceService
{
    decimal Price(string sku);
}

public class PriceService : IPriceService
{
    private readonly Dictionary<string, decimal> prices = new();

    public decimal Price(string sku)
    {
        return prices.TryGetValue(sku, out var price) ? price : 0m;
    }

    public decimal this[string sku]
    {
        get => Price(sku);

        set => prices[sku] = value;
    }
}
