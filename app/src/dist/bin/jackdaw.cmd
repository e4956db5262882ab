@echo off
rem Starts jackdaw on Windows, with the options of bin/jackdaw. The locale needs no care here: names of files are UTF-16.
setlocal
set "lib=%~dp0..\lib"
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
if defined JACKDAW_JAVA_HOME set "java=%JACKDAW_JAVA_HOME%\bin\java.exe"
if "%java%"=="java" goto onpath
if not exist "%java%" goto nojava
:start
"%java%" -XX:AOTCache="%lib%\jackdaw.aot" -XX:+IgnoreUnrecognizedVMOptions ^
  -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData ^
  -Xms32m -Xmx512m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 ^
  -Xlog:disable -Xlog:all=error:stderr -Xlog:aot*=off:stderr -Xlog:cds*=off:stderr ^
  -XX:ErrorFile="%TEMP%\jackdaw-crash-%%p.log" ^
  -Dstdin.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Djdk.httpclient.bufsize=65536 ^
  %JACKDAW_JAVA_OPTS% -jar "%lib%\jackdaw.jar" %*
exit /b %errorlevel%
:onpath
where java >nul 2>nul && goto start
:nojava
echo jackdaw: there is no JDK 25 or later; install one, or set JACKDAW_JAVA_HOME to one that is there. 1>&2
exit /b 2
