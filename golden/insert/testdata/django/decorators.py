from functools import wraps

from django.core.exceptions import PermissionDenied


def staff_only(view=None, *, reason="staff only"):
    """Refuse everybody else."""

    def decorate(view):
        @wraps(view)
        def inner(request, *args, **kwargs):
            if not request.user.is_staff:
                raise PermissionDenied(reason)

            return view(request, *args, **kwargs)

        return inner

    if view is not None:
        return decorate(view)

    return decorate
