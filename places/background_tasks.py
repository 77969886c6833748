"""Background tasks: Django's own from version 6 on, before that those of django-tasks, which Django took them from."""

from typing import TYPE_CHECKING

import django

if TYPE_CHECKING or django.VERSION < (6,):
    from django_tasks import task
    from django_tasks.base import Task
else:
    from django.tasks import Task, task

__all__ = ["Task", "task"]
