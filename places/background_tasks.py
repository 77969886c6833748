"""Background tasks: Django's own from version 6 on, before that those of django-tasks, which Django took them from."""

from typing import TYPE_CHECKING

import django

if TYPE_CHECKING or django.VERSION < (6,):
    from django_tasks import task
    from django_tasks.base import Task
    from django_tasks.signals import task_finished, task_started
else:
    from django.tasks import Task, task
    from django.tasks.signals import task_finished, task_started

__all__ = ["Task", "task", "task_finished", "task_started"]
