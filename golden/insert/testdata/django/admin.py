from django.contrib import admin, messages

from .models import Line, Order


class LineInline(admin.TabularInline):
    model = Line
    extra = 0


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    list_display = ["pk", "user", "total"]
    inlines = [LineInline]
    actions = ["cancel"]

    fieldsets = (
        (None, {"fields": ("user",)}),
        (
            "Dates",
            {
                "classes": ("collapse",),
                "fields": ("created", "paid"),
            },
        ),
    )

    @admin.display(description="Total")
    def total(self, obj):
        return sum(line.price for line in obj.line_set.all())

    @admin.action(description="Cancel these orders")
    def cancel(self, request, queryset):
        count = queryset.update(cancelled=True)

        self.message_user(request, f"{count} cancelled", messages.SUCCESS)
