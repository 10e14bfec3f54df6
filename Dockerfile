# Communique in a container: without root, and with nothing to write but its home and /tmp.
#
#   docker build --tag communique .
#   docker build --tag communique --build-arg LOCK=requirements-postgres.lock .    for PostgreSQL
#   docker run --rm --interactive --tty communique demo
#
# The base is pinned by its tag, so that building anew brings its security updates. To have the very same bytes
# each time, write its digest behind the tag (docker buildx imagetools inspect python:3.11-slim-trixie says it):
# FROM python:3.11-slim-trixie@sha256:… AS base
FROM python:3.11-slim-trixie AS base

FROM base AS build
ARG LOCK=requirements.lock
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_ROOT_USER_ACTION=ignore
WORKDIR /build
COPY requirements.lock requirements-postgres.lock ./
# Without pip, which what runs has no use for. The lock names every package there is: nothing else is resolved.
RUN python -m venv --without-pip /opt/communique \
    && pip --python /opt/communique install --require-hashes --no-deps --only-binary :all: --requirement "$LOCK"
COPY pyproject.toml README.md LICENSE ./
COPY bot/ bot/
COPY briefings/ briefings/
COPY config/ config/
COPY corpus/ corpus/
RUN pip --python /opt/communique install --no-deps --no-build-isolation .

FROM base
# Time zones come from the locked package: the system's would be as old as the image.
ENV PATH=/opt/communique/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PYTHONTZPATH="" \
    COMMUNIQUE_HOME=/var/lib/communique \
    COMMUNIQUE_HTTP_PORT=8080
RUN groupadd --gid 10001 communique \
    && useradd --no-log-init --uid 10001 --gid 10001 --home-dir /var/lib/communique --no-create-home \
        --shell /usr/sbin/nologin communique \
    && install --directory --owner=10001 --group=10001 --mode=0700 /var/lib/communique
COPY --from=build /opt/communique /opt/communique
USER 10001:10001
WORKDIR /var/lib/communique
VOLUME /var/lib/communique
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=2m --retries=3 \
    CMD ["python", "-P", "-m", "bot.running.healthy"]
ENTRYPOINT ["communique"]
CMD ["run"]
