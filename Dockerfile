# syntax=docker/dockerfile:1
# One image for every role: `docker run placeness` is everything in one process; `start web`, `start live` and
# `start worker` are the roles of a larger installation (docs/deploy.md). For amd64 and arm64: every locked package
# has wheels for both.
FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements.txt /tmp/requirements.txt
RUN python -m venv /opt/placeness/.venv \
 && /opt/placeness/.venv/bin/pip install --quiet --only-binary :all: --require-hashes -r /tmp/requirements.txt \
 && /opt/placeness/.venv/bin/pip uninstall --quiet --yes pip setuptools
WORKDIR /opt/placeness
COPY manage.py LICENSE NOTICE ./
COPY placeness placeness
COPY places places
COPY templates templates
COPY static static
COPY locale locale
RUN .venv/bin/python -m compileall -q -j 0 .venv placeness places

FROM python:3.11-slim-bookworm
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Placeness" \
      org.opencontainers.image.description="A workspace in which the people of a place find its essence together." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin placeness \
 && install -d -o placeness -g placeness -m 0700 /data
COPY --from=build /opt/placeness /opt/placeness
ENV PATH=/opt/placeness/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PLACENESS_DATA_DIR=/data
WORKDIR /opt/placeness
USER placeness
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["python", "manage.py"]
CMD ["start", "--host", "0.0.0.0"]
