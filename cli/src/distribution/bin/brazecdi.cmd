@echo off
rem Starts the brazecdi command line, from cmd and PowerShell alike.
setlocal DisableDelayedExpansion

rem Java of JAVA_HOME or the PATH, and never of the current folder.
set "NoDefaultCurrentDirectoryInExePath=1"
if exist "%JAVA_HOME%\bin\java.exe" set "PATH=%JAVA_HOME%\bin;%PATH%"
set "JAVA_VERSION="
for /f "tokens=2 delims=.-+ " %%v in ('java.exe --version 2^>nul') do if not defined JAVA_VERSION set "JAVA_VERSION=%%v"
if not defined JAVA_VERSION goto no_java
if %JAVA_VERSION% LSS 17 goto no_java

rem The command line prints UTF-8; afterwards the console gets its own code page back.
set "CODE_PAGE="
for /f "tokens=2 delims=:." %%p in ('chcp') do set "CODE_PAGE=%%p"
chcp 65001 >nul
java.exe -Xshare:auto -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "%~dp0..\lib\brazecdi-cli.jar" %*
set "CODE=%ERRORLEVEL%"
if defined CODE_PAGE chcp %CODE_PAGE% >nul
goto end

:no_java
echo brazecdi: no Java 17 or newer found; install one, or set JAVA_HOME 1>&2
set "CODE=69"

rem As the last command, so that "brazecdi && ..." and "brazecdi || ..." see the exit code as well.
:end
"%COMSPEC%" /d /c exit %CODE%
