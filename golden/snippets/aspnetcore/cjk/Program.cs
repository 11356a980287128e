var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/endpoint", () =>
    TypedResults.NotFound(new
    {
        error = "order_not_found",
        message = "요청하신 주문을 찾을 수 없습니다. 注文が見つかりません。找不到订单。 주문 번호를 확인한 뒤 다시 시도해 주세요.",
    }));

app.Run();
