@echo off
rem GitProc's command on Windows, in an unpacked distribution. On every other system it is bin/gitproc.
setlocal EnableExtensions DisableDelayedExpansion

for %%d in ("%~dp0..") do set "gitproc_home=%%~fd"

set "gitproc_java="
set "gitproc_major="
if defined JAVA_HOME call :consider "%JAVA_HOME%\bin\java.exe"
if not defined gitproc_java for %%j in (java.exe) do call :consider "%%~$PATH:j"
if not defined gitproc_java (
    echo gitproc: cannot start: no Java 17 or later in JAVA_HOME or on the PATH 1>&2
    echo     help: install a Java 17 or later and set JAVA_HOME to its folder 1>&2
    exit /b 69
)

set "gitproc_jar="
for %%j in ("%gitproc_home%\lib\gitproc-reconciler-*.jar") do set "gitproc_jar=%%~fj"
if not defined gitproc_jar (
    echo gitproc: cannot start: nothing is built in "%gitproc_home%\lib" 1>&2
    echo     help: unpack the distribution and use the gitproc.cmd in there 1>&2
    exit /b 69
)

set "gitproc_flags=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto"
if %gitproc_major% geq 22 set "gitproc_flags=%gitproc_flags% --enable-native-access=ALL-UNNAMED"
if %gitproc_major% geq 23 set "gitproc_flags=%gitproc_flags% --sun-misc-unsafe-memory-access=allow"

"%gitproc_java%" %gitproc_flags% %GITPROC_JAVA_OPTIONS% "-Dgitproc.home=%gitproc_home%" -cp "%gitproc_jar%" io.gitproc.reconciler.Main %*
exit /b %errorlevel%

rem Takes this java.exe when it is there and of 17 or later. It says: openjdk version "17.0.15" 2025-04-15
:consider
if not exist "%~1" exit /b 0
set "gitproc_version="
for /f "tokens=2,3" %%u in ('call "%~1" -version 2^>^&1') do if "%%u"=="version" set "gitproc_version=%%~v"
for /f "delims=.-+" %%m in ("%gitproc_version%") do if %%m geq 17 (
    set "gitproc_java=%~1"
    set "gitproc_major=%%m"
)
exit /b 0
