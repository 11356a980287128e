from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import DetailView, ListView

from .models import Product


class ProductList(ListView):
    model = Product
    paginate_by = 20

    def get_queryset(self):
        queryset = super().get_queryset()
        query = self.request.GET.get("q")

        if query:
            queryset = queryset.filter(name__icontains=query)

        return queryset


class ProductDetail(LoginRequiredMixin, DetailView):
    model = Product

    class Meta:
        verbose_name = "product"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["related"] = Product.objects.exclude(pk=self.object.pk)[:3]
        return context


@method_decorator(csrf_exempt, name="dispatch")
class Webhook(View):
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        # Everything is fine.
        return JsonResponse({"ok": True})
