"""The tar inside a bundle taken apart as it is opened: each member in a room of its own."""

from __future__ import annotations

from builder.bundle import archive, manifest
from builder.bundle.envelope import About, Envelope
from builder.bundle.lock import RECIPIENTS, unseal, unseal_stream
from builder.bundle.manifest import Limits, Manifest, Member
from builder.core.errors import BundleError
from builder.vault.secret import Secret

Members = list[tuple[str, memoryview]]


def unpack(
    envelope: Envelope, passphrase: Secret | None, identity: Secret | None, limits: Limits
) -> tuple[Manifest, dict[str, memoryview]]:
    """The manifest and the members it lists, of an envelope whose seal was checked.

    Raises:
        BundleError: what opening and looking inside can tell; see `reader.open_bundle`.
        UsageError: `bad_identity`.
    """
    about = envelope.about
    if about.sealed_to != RECIPIENTS:
        return _whole(envelope, passphrase, identity, limits)
    section, sink = envelope.section(), Unpacking(envelope.size, limits)
    try:
        unseal_stream(section, sink, identity)
        found = sink.finish()
    except archive.ArchiveError as error:
        sink.trouble = error
    except BundleError:
        if sink.trouble is None:
            raise
    if isinstance(sink.trouble, BundleError):
        raise sink.trouble
    if sink.trouble is not None:  # whoever signs that gets to know why, whatever memory it takes
        return _whole(envelope, passphrase, identity, limits)
    envelope.check_digest(section.digest())
    return _listed(found, about, limits)


def alone(content: memoryview) -> memoryview:
    """In a room of its own: of a whole tar, the rest need not stay in memory."""
    return content if isinstance(content.obj, bytearray) else memoryview(bytes(content))


class Unpacking:
    """Takes the bytes of a tar; its members count for nothing before `finish`."""

    def __init__(self, most: int, limits: Limits) -> None:
        """Nothing has come yet.

        Args:
            most: bytes that can come; no member may say that it has more.
            limits: of each member.
        """
        self._most, self._limits = most, limits
        self._members: Members = []
        self._head = bytearray()
        self._room, self._padding = memoryview(b""), 0
        self.trouble: archive.ArchiveError | BundleError | None = None

    def write(self, data: bytes) -> int:
        """Take more; what is wrong is remembered, as pyrage loses it on the way out.

        Raises:
            BundleError: `bundle_too_large`.
            ArchiveError: as `archive.read`.
        """
        view = memoryview(data)
        try:
            while view:
                view = self._take(view)
        except (archive.ArchiveError, BundleError) as error:
            self.trouble = error
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def finish(self) -> Members:
        """The members in their order, when all of them have come.

        Raises:
            ArchiveCutError: the end is missing.
        """
        if self._room or self._padding or self._head != archive.END:
            raise archive.ArchiveCutError
        return self._members

    def _take(self, view: memoryview) -> memoryview:
        """Take as much as belongs together; what is left."""
        if self._room:
            size = min(len(self._room), len(view))
            self._room[:size], self._room = view[:size], self._room[size:]
        elif self._padding:
            size = min(self._padding, len(view))
            self._padding -= size
            if any(view[:size]):
                raise archive.ArchiveError
        else:
            size = self._take_header(view)
        return view[size:]

    def _take_header(self, view: memoryview) -> int:
        ending = self._head.startswith(b"\0") or (not self._head and not view[0])
        wanted = (len(archive.END) if ending else archive.BLOCK) - len(self._head)
        if not wanted or (ending and any(view[:wanted])):
            raise archive.ArchiveError
        size = min(wanted, len(view))
        self._head += view[:size]
        if size == wanted and not ending:
            self._open(*archive.parse_header(bytes(self._head)))
            self._head.clear()
        return size

    def _open(self, name: str, size: int) -> None:
        limit = self._limits.of(name)
        if size > limit:
            raise BundleError("bundle_too_large", part=name, limit_mb=limit >> 20)
        self._most -= size
        if self._most < 0 or len(self._members) == archive.MEMBERS_LIMIT:
            raise archive.ArchiveError(name)
        content = memoryview(bytearray(size))
        self._members.append((name, content))
        self._room, self._padding = content, -size % archive.BLOCK


def _whole(
    envelope: Envelope, passphrase: Secret | None, identity: Secret | None, limits: Limits
) -> tuple[Manifest, dict[str, memoryview]]:
    """The same with all of it in memory, which is how pyrage opens with a passphrase."""
    section = envelope.section()
    sealed = section.read()
    envelope.check_digest(section.digest())
    plain = unseal(sealed, passphrase=passphrase, identity=identity)
    del sealed
    try:
        found = archive.read(plain)
    except archive.ArchiveError:
        fault = archive.fault(plain, (manifest.MANIFEST,))
        raise BundleError(fault or "member_mismatch", member="") from None
    return _listed(found, envelope.about, limits)


def _listed(found: Members, about: About, limits: Limits) -> tuple[Manifest, dict[str, memoryview]]:
    """The manifest and the members it lists; a tar with any other content is refused."""
    if not found or found[0][0] != manifest.MANIFEST:
        raise BundleError("manifest_invalid")
    for name, content in found:
        if len(content) > limits.of(name):
            raise BundleError("bundle_too_large", part=name, limit_mb=limits.of(name) >> 20)
    made = Manifest.decode(bytes(found[0][1]))
    inside = (made.bundle_id, made.version, made.signer, made.sealed_to)
    outside = (about.bundle_id, about.version, about.signer_public_key, about.sealed_to)
    if inside != outside:
        raise BundleError("manifest_invalid")
    names, listed = [name for name, _ in found[1:]], [member.name for member in made.members]
    if names != listed:
        fault = archive.misplaced(names, listed)
        raise BundleError(fault or "member_mismatch", member=", ".join(listed))
    for (name, content), member in zip(found[1:], made.members, strict=True):
        if Member.of(name, content) != member:
            raise BundleError("member_mismatch", member=name)
    return made, dict(found[1:])
