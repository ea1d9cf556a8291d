"""Endless tasks that end when they are asked to."""

import asyncio


def stop_if_asked() -> None:
    """Raise the cancellation that this task was asked for and did not get.

    Raises:
        asyncio.CancelledError: somebody has asked the task to end.
    """
    # `asyncio.wait_for` of Python 3.11, which the client waits with, can swallow a cancellation that comes together
    # with what it waited for (https://github.com/python/cpython/issues/86296). The task still knows of it.
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError
