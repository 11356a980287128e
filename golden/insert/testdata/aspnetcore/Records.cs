namespace Shop.Models;

public record Order(int Id, string Customer);

public record struct Point(double X, double Y)
{
    public readonly double Length => Math.Sqrt(X * X + Y * Y);
}

public enum State
{
    Open,

    Paid,
}
