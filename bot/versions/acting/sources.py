"""What can be done to sources, and to the collections that they are read for."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.errors import UnknownName
from bot.versions.acting.access import allowed, open_to
from bot.versions.acting.filled import refused
from bot.versions.acting.naming import held, named, renamed, without
from bot.versions.edits import Edited
from config.configuration import Collection, Source, SourceKind
from config.errors import ConfigError
from config.near import did_you_mean
from config.values import choice, feed, page

if TYPE_CHECKING:
    from bot.versions.acting.filled import Filled
    from config import Configuration

_WEB = re.compile(r"https?:", re.IGNORECASE)
_FEED = re.compile(r"(?i)\b(?:rss|atom|feeds?)\b|\.(?:rss|atom|rdf|xml)\b")
"""In the path of an address: what publishers call their feeds."""

_CALLED = {SourceKind.PATH: "a folder or file", SourceKind.FEED: "a feed", SourceKind.URL: "a page"}


def add(configuration: Configuration, filled: Filled) -> Edited:
    """A place is read for a collection from now on."""
    name = _collection(configuration, filled)
    kind = _kind(filled)
    location = filled.one(
        "location", {SourceKind.PATH: _path, SourceKind.FEED: feed, SourceKind.URL: page}[kind], ""
    )
    if not location and not filled.is_wrong("location"):
        filled.wrong("location", "there is nothing in it", "write the address of a feed or a page")
    filled.raise_if_any()
    source = Source(name, kind, location)
    there = [one for one in configuration.sources() if one.location == location]
    if source in there:
        return Edited(configuration)
    for one in there:
        if one.collection == name:
            raise refused(f"{source.shown} is read for {name} as {_CALLED[one.kind]}", "remove that first")
        if kind is one.kind is SourceKind.PATH:
            raise refused(f"{location} is read for {one.collection}", "remove it there first")
    collection = _with(configuration.collections[name], source)
    changed = replace(configuration, collections=renamed(configuration.collections, name, name, collection))
    return Edited(changed, f"{source.shown} is read for {name}, as {_CALLED[kind]}.")


def remove(configuration: Configuration, filled: Filled) -> Edited:
    """A place is not read any more; the name of the change is that of the collection, and the location."""
    every = {f"{one.collection} {one.location}": one for one in configuration.sources()}
    if filled.change.name not in every:
        shown = [f"{one.collection} {one.shown}" for one in every.values()]
        raise UnknownName(
            "source", filled.change.name, hint=did_you_mean(filled.change.name, shown, kind="source")
        )
    source = every[filled.change.name]
    collection = _without(configuration.collections[source.collection], source)
    collections = renamed(configuration.collections, source.collection, source.collection, collection)
    said = f"{source.shown} is not read for {source.collection} any more."
    return Edited(replace(configuration, collections=collections), said)


def new_collection(configuration: Configuration, filled: Filled) -> Edited:
    """A new collection, which nobody in chat may see unless the form says who."""
    name = named(filled, "name", configuration.collections)
    made = Collection(allow=open_to(filled, ()))
    filled.raise_if_any()
    collections = MappingProxyType({**configuration.collections, name: made})
    said = f"{name} is a new collection, open to {allowed(made)}."
    return Edited(replace(configuration, collections=collections), said)


def delete_collection(configuration: Configuration, filled: Filled) -> Edited:
    """There is no such collection any more; one that is needed stays."""
    name = filled.change.name
    one = held("collection", name, configuration.collections)
    if len(configuration.collections) == 1:
        raise refused(f"{name} is the only collection, and documents need one", "make another one first")
    sources = [source.shown for source in one.sources(name)]
    if sources:
        verb = "is" if len(sources) == 1 else "are"
        raise refused(f"{', '.join(sources)} {verb} read for {name}", "remove its sources first")
    changed = replace(configuration, collections=without(configuration.collections, name))
    return Edited(changed, f"{name} is no collection any more.")


def _collection(configuration: Configuration, filled: Filled) -> str:
    """The collection that is chosen; where there is but one, that."""
    collections = configuration.collections
    name = filled.change.one("collection") or ""
    if not name and len(collections) == 1:
        return next(iter(collections))
    if name not in collections:
        wrong = f"no collection {name!r}" if name else "there is nothing in it"
        filled.wrong("collection", wrong, did_you_mean(name, collections, kind="collection"))
    return name


def _kind(filled: Filled) -> SourceKind:
    """What is chosen, else what it looks like."""
    location = filled.change.one("location") or ""
    looks_like = SourceKind.PATH if location.startswith(("/", "~", ".")) else SourceKind.URL
    if _WEB.match(location) and _FEED.search(location.partition("?")[0]):
        looks_like = SourceKind.FEED
    return filled.one("kind", choice(SourceKind), looks_like, empty=looks_like)


def _path(written: str) -> str:
    """An absolute path without detours, as the configuration keeps it."""
    if not written.startswith("/"):
        raise ConfigError(f"{written!r} is no whole path", hint="write it from / on, such as /srv/reports")
    return os.path.normpath(written)


def _with(collection: Collection, source: Source) -> Collection:
    match source.kind:
        case SourceKind.PATH:
            return replace(collection, paths=(*collection.paths, Path(source.location)))
        case SourceKind.FEED:
            return replace(collection, feeds=(*collection.feeds, source.location))
        case SourceKind.URL:
            return replace(collection, urls=(*collection.urls, source.location))


def _without(collection: Collection, source: Source) -> Collection:
    """A collection without one of its sources; what is the same in another kind stays."""
    match source.kind:
        case SourceKind.PATH:
            return replace(
                collection, paths=tuple(one for one in collection.paths if str(one) != source.location)
            )
        case SourceKind.FEED:
            return replace(collection, feeds=tuple(one for one in collection.feeds if one != source.location))
        case SourceKind.URL:
            return replace(collection, urls=tuple(one for one in collection.urls if one != source.location))
