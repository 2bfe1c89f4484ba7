"""LibreOffice without a window, driven by a macro of its own: it accepts or rejects the tracked changes of a file."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

SOFFICE = shutil.which("soffice")
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
  library:link="false"/>
</library:libraries>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Tracked"/></library:library>"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Tracked" script:language="StarBasic">
Sub SettleAll(list, what)
 Dim source As String, target As String
 number = FreeFile
 Open list For Input As #number
 While Not Eof(number)
  Line Input #number, source
  Line Input #number, target
  If source &lt;&gt; "" Then Settle source, target, what
 Wend
 Close #number
End Sub
Sub Settle(source, target, what)
 Dim opened(0) As New com.sun.star.beans.PropertyValue
 opened(0).Name = "Hidden" : opened(0).Value = True
 document = StarDesktop.loadComponentFromURL(source, "_blank", 0, opened())
 dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
 dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; what &amp; "AllTrackedChanges", "", 0, Array())
 Dim stored(0) As New com.sun.star.beans.PropertyValue
 stored(0).Name = "FilterName" : stored(0).Value = "MS Word 2007 XML"
 document.storeToURL(target, stored())
 document.close(True)
End Sub
</script:module>"""


class LibreOffice:
    """With a profile of its own in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._profile = folder / "profile"
        self._run("--terminate_after_init")  # makes the profile, which would write over the macro
        basic = self._profile / "user/basic"
        (basic / "Standard").mkdir(parents=True, exist_ok=True)
        (basic / "script.xlc").write_text(_LIBRARIES, "utf-8")
        (basic / "Standard/script.xlb").write_text(_LIBRARY, "utf-8")
        (basic / "Standard/Tracked.xba").write_text(_MODULE, "utf-8")

    def settle(self, source: Path, target: Path, what: str) -> None:
        """``what``: ``Accept`` or ``Reject`` all changes of ``source``; the result is written as ``target``."""
        self._run(f"macro:///Standard.Tracked.Settle({source.as_uri()},{target.as_uri()},{what})")

    def settle_all(self, files: Sequence[tuple[Path, Path]], what: str) -> None:
        """The same for many files (source, target), in one run."""
        listed = self._profile.parent / "files.txt"
        listed.write_text("".join(f"{source.as_uri()}\n{target.as_uri()}\n" for source, target in files), "utf-8")
        self._run(f"macro:///Standard.Tracked.SettleAll({listed.as_uri()},{what})", timeout=1800)

    def convert(self, source: Path, form: str) -> None:
        """Write ``source`` in another format beside it."""
        self._run("--convert-to", form, "--outdir", str(source.parent), str(source))

    def _run(self, *arguments: str, timeout: float = 180) -> None:
        command = [str(SOFFICE), "--headless", "--norestore", f"-env:UserInstallation={self._profile.as_uri()}"]
        subprocess.run([*command, *arguments], check=True, capture_output=True, timeout=timeout)
