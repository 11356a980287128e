from django.contrib.auth.decorators import (
    login_required,
    permission_required,
)
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from .forms import OrderForm
from .models import Order


@login_required
@permission_required(
    "shop.view_order",
    raise_exception=True,
)
def index(request):
    """All orders.

    def not_a_view(request):
        return None
    """
    orders = Order.objects.filter(user=request.user)

    return render(request, "shop/index.html", {"orders": orders})


# The form is on the page of the product.
@require_POST
def create(request):
    form = OrderForm(request.POST)
    if form.is_valid():
        order = form.save(commit=False)
        order.user = request.user
        order.save()

        return redirect(order)
    else:
        return JsonResponse(form.errors, status=400)


def show(request, pk):
    order = get_object_or_404(Order, pk=pk)
    if request.headers.get("Accept") == "text/plain":
        return HttpResponse(str(order), content_type="text/plain")
    return render(request, "shop/show.html", {"order": order})
